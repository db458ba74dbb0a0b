import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decode} from '../../web/src/drawing/share-code.js';
import {answer, drawDigit, drawStroke} from './harness/drawing.js';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';
import {dropBytes} from './harness/files.js';
import {messages, messageShown} from './harness/message.js';
import {says, tell} from './harness/teaching.js';
import {takeHome} from './harness/training.js';
import {showView} from './harness/views.js';

const inLink = async (page) => decode(await page.evaluate(() => location.hash.slice(3)));

/** The link that the page makes, wherever the browser lets it put it. */
async function link(page) {
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {value: undefined});
  });
  await showView(page, 'share');
  await page.click('#copy-link');
  await until(page, () => !document.getElementById('share-link').hidden);
  return page.evaluate(() => document.getElementById('share-link').value);
}

inEveryEngine('keeping', ({open}) => {
  test('the last drawing survives a reload', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      const before = await answer(page);
      await page.reload();
      await ready(page);
      assert.deepEqual(await answer(page), before);
    });
  });

  test('a link opens with the same drawing and answer elsewhere', async () => {
    let address;
    let before;
    await open({}, async (page) => {
      await drawDigit(page, 5);
      before = await answer(page);
      address = await link(page);
    });
    const [, path, fragment] = address.match(/^[^/]+\/\/[^/]+\/([^#]+)#(d=1\..+)$/);
    await open({path: `${path}#${fragment}`}, async (page) => {
      await ready(page);
      assert.deepEqual(await answer(page), before);
    });
  });

  test('back and forward walk through links, and drawing on leaves them', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      const seven = await link(page);
      await page.click('[data-testid="clear"]');
      await drawDigit(page, 1);
      const one = await link(page);
      const shows = (label) =>
        until(page, (label) => document.querySelector('[data-testid="prediction"]').dataset.label === label, label);
      for (const address of [seven, one]) {
        await page.evaluate((address) => { location.href = address; }, address);
      }
      await shows('1');
      await page.evaluate(() => history.back());
      await shows('7');
      await page.evaluate(() => history.forward());
      await shows('1');
      assert.equal((await inLink(page)).length, 1);
      await drawStroke(page, [[0.1, 0.1], [0.2, 0.1]]);
      assert.equal(await page.evaluate(() => location.hash), '');
    });
  });

  test('a link cut short is refused kindly, and the last drawing is there', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      const address = (await link(page)).slice(0, -4);
      await page.evaluate((address) => { location.href = address; }, address);
      await messageShown(page, 'link-broken');
      assert.equal((await answer(page)).label, '7');
      await page.reload();
      await ready(page);
      await messageShown(page, 'link-broken');
      assert.equal((await answer(page)).label, '7');
      // It stays, whatever else happens, until somebody has read it.
      await page.evaluate(() => {
        const picker = document.getElementById('model-picker');
        picker.value = 'seed';
        picker.dispatchEvent(new Event('change', {bubbles: true}));
      });
      await until(page, () => document.getElementById('model-note').textContent.includes('658,294'));
      await dropBytes(page, 'notes.txt', 'text/plain', [104, 105]);
      await messageShown(page, 'file-unknown');
      await page.click('#message [data-kind="file-unknown"] button');
      assert.deepEqual((await messages(page)).map(({kind}) => kind), ['link-broken']);
      assert.equal(await page.evaluate(() => document.activeElement.closest('[data-kind]')?.dataset.kind), 'link-broken');
      await page.click('#message button');
      assert.deepEqual(await messages(page), []);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'pad');
    });
  });

  test('a link that a mail or chat program has changed opens, and is made whole in the address', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      const address = await link(page);
      for (const mangle of [(whole) => whole.replace('#d=', '#d%3D'), (whole) => `${whole}.`, (whole) => `${whole}%E2%80%9D`]) {
        await page.click('[data-testid="clear"]');
        assert.equal((await answer(page)).state, 'blank');
        await page.evaluate((address) => { location.href = address; }, mangle(address));
        await until(page, () => document.querySelector('[data-testid="prediction"]').dataset.label === '7');
        assert.equal(await page.evaluate(() => location.href), address);
      }
      assert.deepEqual(await messages(page), []);
    });
  });

  test('picture and strokes are saved as files', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      const files = await page.evaluate(async () => {
        const saved = [];
        document.addEventListener('click', (event) => event.preventDefault());
        HTMLAnchorElement.prototype.click = function () { saved.push([this.download, this.href]); };
        document.getElementById('save-picture').click();
        document.getElementById('save-strokes').click();
        while (saved.length < 2) await new Promise((done) => setTimeout(done, 10));
        const [[strokesName, strokesUrl], [pictureName, pictureUrl]] = saved.sort();
        const image = new Image();
        image.src = pictureUrl;
        await image.decode();
        return {strokesName, pictureName, size: [image.width, image.height], address: strokesUrl};
      });
      assert.deepEqual(files.size, [28, 28]);
      assert.equal(files.strokesName, 'scrawl-7.json');
      assert.equal(files.pictureName, 'scrawl-7.png');
    });
  });

  test('each example from the gallery is drawn and read as what it is, and can be undone', async () => {
    await open({}, async (page) => {
      const read = [];
      const examples = await page.evaluate(() => document.querySelectorAll('.example').length);
      for (let i = 0; i < examples; ++i) {
        await page.evaluate((i) => document.querySelectorAll('.example')[i].click(), i);
        const {state, label} = await answer(page);
        read.push(state === 'not-a-digit' ? state : label);
        await page.click('[data-testid="undo"]');
      }
      assert.deepEqual(read, ['7', '4', '4', '1', '5', '2', '6', '9', '2026', '45', 'not-a-digit', 'not-a-digit']);
      assert.equal((await answer(page)).state, 'blank');
    });
  });
});

inChromium('keeping', ({open}) => {
  test('what is saved and taught is what lies on the pad, though its reading waits', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      assert.equal((await answer(page)).label, '4');
      const saved = async () => Object.values(await takeHome(page, '#save-strokes')).map((file) => JSON.parse(file)[0].strokes.length);
      assert.deepEqual(await saved(), [2]);
      // From now on reading takes ten seconds by the page's clock, so each reading but the next waits twice that.
      await page.evaluate(() => {
        let past = 0;
        performance.now = () => (past += 10_000);
        document.getElementById('undo').click();
        document.getElementById('redo').click();
      });
      assert.deepEqual(await saved(), [2]);
      await page.evaluate(() => document.getElementById('undo').click());
      await tell(page, 1);
      assert.equal(await page.evaluate(() => document.querySelectorAll('.own-examples polyline').length), 1);
      await page.evaluate(() => {
        document.getElementById('undo').click();
        document.querySelector('.teach-digit').click();
      });
      await says(page, 'Draw a digit first');
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });
});
