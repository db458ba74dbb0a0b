import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inChromium, inEveryEngine, until} from './harness/engines.js';
import {messages} from './harness/message.js';
import {showView} from './harness/views.js';

/** The message that is shown, once one is. */
async function message(page) {
  await until(page, () => document.querySelector('#message [data-kind]')?.checkVisibility());
  return (await messages(page))[0];
}

inEveryEngine('when something is missing or broken', ({open}) => {
  const cases = [
    ['without-weights', 'model-missing', /did not arrive.*Try again/],
    ['cut-weights', 'model-broken', /compact\.safetensors/],
    ['flipped-weights', 'model-broken', /compact\.safetensors/],
    ['without-engine', 'engine-missing', /did not arrive.*Try again/],
  ];
  for (const [path, kind, words] of cases) {
    test(`${path}: a message says what happened, and drawing goes on`, async () => {
      await open({path: `${path}/`}, async (page) => {
        const shown = await message(page);
        assert.equal(shown.kind, kind);
        assert.match(shown.words, words);
        await drawDigit(page, 7);
        const {state, sentence} = await answer(page);
        assert.equal(state, 'blank');
        assert.equal(sentence, 'The network is not available');
        assert.equal(
          await page.evaluate(() => document.querySelector('[data-testid="undo"]').getAttribute('aria-disabled')),
          'false',
        );
      });
    });
  }
});

inEveryEngine('when something fails once', ({open, site}) => {
  const press = (selector) => (page) => page.evaluate((selector) => document.querySelector(selector).click(), selector);
  const nothing = async () => {};
  const here = (page) => until(page, () => document.getElementById('model-note').textContent !== '');
  const why = [press('[href="#inside"]'), press('[href="#inside"]'), (page) => until(page, () => document.querySelectorAll('#structure tbody tr').length > 0)];
  const train = [press('[href="#train"]'), press('[name="train-architecture"][value="compact"]'), (page) => until(page, () => /layers/.test(document.getElementById('train-cost').textContent))];
  /** What fails; what it is missed by; how to try again; how it shows that it came. */
  const cases = [
    ['the module', /wasm\/scrawl/, 'engine-missing', nothing, press('#message button'), here],
    ['the weights', /models\/compact-/, 'model-missing', nothing, press('#message button'), here],
    ['the later script', /src\/(extras|chunk)/, 'extras-missing', nothing, press('#message button'), here],
    ['the look inside’s style', /style\/inside/, 'extras-missing', ...why],
    ['the inspector’s script', /src\/inspector/, 'inspector-missing', ...why],
    ['the inspector’s module', /wasm\/inspector/, 'inspector-missing', ...why],
    ['the training’s style', /style\/train/, 'extras-missing', press('[href="#train"]'), press('[href="#train"]'), train[2]],
    ['the learning’s script', /src\/learning/, 'learning-missing', ...train],
    ['the learning’s module', /wasm\/learning/, 'learning-missing', ...train],
    ['an architecture', /architectures\/starter/, 'learning-missing', ...train],
  ];
  for (const [what, broken, kind, ask, again, came] of cases) {
    test(`${what}: another try brings it`, async () => {
      site().broken = broken;
      try {
        await open({path: 'scrawl/'}, async (page) => {
          if (ask !== nothing) await here(page);
          await ask(page);
          assert.equal((await message(page)).kind, kind);
          site().broken = null;
          await again(page);
          await came(page);
        });
      } finally {
        site().broken = null;
      }
    });
  }
});

inChromium('when the browser lacks something', ({open}) => {
  for (const [what, before] of [['SIMD', 'WebAssembly.validate = () => false;'], ['support', 'delete window.WebAssembly;']]) {
    test(`without WASM ${what} a message names the browsers that have it`, async () => {
      await open({path: 'scrawl/', before}, async (page) => {
        const shown = await message(page);
        assert.equal(shown.kind, 'no-simd');
        assert.match(shown.words, /Safari from 16\.4/);
      });
    });
  }

  test('with JavaScript off the page says what to do', async () => {
    await open({path: 'scrawl/'}, async (page) => {
      await page.raw.setJavaScriptEnabled(false);
      await page.reload();
      const words = await page.raw.$eval('noscript .message', (box) => box.innerText);
      assert.match(words, /^JavaScript is off\.\s.*Allow it for this page, then reload\.$/);
      assert.equal(await page.raw.$eval('#board', (board) => board.checkVisibility()), false);
    });
  });

  test('refused storage changes nothing, and the album says why it keeps nothing', async () => {
    const refuse = `
      for (const name of ['localStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }});
      }
      Object.defineProperty(navigator, 'serviceWorker', {value: {register: async () => { throw new DOMException('no'); }, ready: new Promise(() => {})}});`;
    await open({before: refuse}, async (page) => {
      await page.click('#theme');
      await drawDigit(page, 7);
      assert.equal((await answer(page)).label, '7');
      await showView(page, 'teach');
      await page.click('.teach-digit:nth-child(8)');
      const shown = await message(page);
      assert.equal(shown.kind, 'examples-failed');
      assert.match(shown.words, /private window/);
      assert.equal((await answer(page)).label, '7');
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });

  test('a second try after the weights came back reads the drawing that was kept', async () => {
    await open({path: 'scrawl/', before: 'window.realFetch = fetch; window.fetch = async (address) => (/texts/.test(address) ? realFetch(address) : new Response("", {status: 404}));'}, async (page) => {
      await message(page);
      await drawDigit(page, 7);
      await page.evaluate(() => { window.fetch = window.realFetch; });
      await page.click('#message button');
      await until(page, () => document.querySelector('[data-testid="prediction"]').dataset.label === '7');
      assert.equal(await page.evaluate(() => document.getElementById('message').hidden), true);
    });
  });
});
