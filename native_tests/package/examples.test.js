import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {join} from 'node:path';
import {after, describe, test} from 'node:test';
import {inChromium, inEveryEngine, until} from '../browser/harness/engines.js';
import {readyExamples, serveExamples} from './harness/examples.js';
import {inFolder} from './harness/packed.js';
import {valueOf, write} from './harness/pages.js';

after(async () => (await readyExamples()).remove());

/** Until the page says so. */
const says = (page, words) => until(page, (words) => document.getElementById('answer').textContent.includes(words), words);
const unspoiled = async (page) => assert.deepEqual(await page.evaluate(() => window.complaints ?? []), []);
/** Until the element is defined, in whatever the framework has made. */
const defined = (page) => until(page, () => Boolean(document.getElementById('number')?.shadowRoot));

/** Writes, sees the answer, takes the element away and back, and writes again. */
async function useShown(page) {
  await defined(page);
  await write(page, 'number', '42');
  await says(page, '42');
  await page.click('#toggle');
  await until(page, () => !document.getElementById('number'));
  await page.click('#toggle');
  await defined(page);
  await write(page, 'number', '7');
  await says(page, '7');
  assert.equal(await valueOf(page, 'number'), '7');
  await unspoiled(page);
}

/** What a framework makes is the same in each engine; the element itself is tried in all. SCRAWL_ENGINES=all tries these, too. */
const inSomeEngines = process.env.SCRAWL_ENGINES === 'all' ? inEveryEngine : inChromium;

inSomeEngines('an example with', ({open}) => {
  for (const name of ['react', 'vue', 'svelte']) {
    test(`Vite and ${name}, built`, async (t) => {
      if ((await readyExamples()).missing.has(name)) return t.skip('its tools could not be fetched');
      await open({path: `${name}/dist/index.html`}, useShown);
    });
  }
}, serveExamples);

inChromium('an example in Vite’s own server', ({open}) => {
  test('react, not built', async (t) => {
    const {folder, missing} = await readyExamples();
    if (missing.has('react')) return t.skip('its tools could not be fetched');
    const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--host', '127.0.0.1', '--port', '0'], {cwd: join(folder, 'react'), stdio: ['ignore', 'pipe', 'inherit']});
    try {
      let address;
      for await (const line of createInterface({input: vite.stdout})) {
        // Without the colours.
        address = line.replace(/\x1b\[\d+m/g, '').match(/http:\S+/)?.[0];
        if (address) break;
      }
      await open({path: address}, useShown);
    } finally {
      vite.kill();
    }
  });
}, serveExamples);

inEveryEngine('an example', ({open}) => {
  test('plain HTML from a folder', () => open({path: 'plain/index.html'}, async (page) => {
    await defined(page);
    await write(page, 'number', '205');
    await says(page, '205');
    await unspoiled(page);
  }));

  test('a form with validation, bundled by esbuild', async (t) => {
    if ((await readyExamples()).missing.has('form')) return t.skip('its tools could not be fetched');
    await open({path: 'form/dist/index.html'}, async (page) => {
      await defined(page);
      const send = () => page.evaluate(() => document.querySelector('button:not([type])').click());
      await write(page, 'number', '907');
      await send();
      assert.equal(await page.evaluate(() => document.getElementById('number').validity.customError), true);
      assert.equal(await page.evaluate(() => document.getElementById('answer').textContent), '');
      await page.evaluate(() => document.getElementById('number').clear());
      await write(page, 'number', '1207');
      await page.evaluate(() => {
        document.getElementById('meter').value = '123456';
      });
      await send();
      await says(page, 'Sent: meter=123456&reading=1207&before=1100');
      await unspoiled(page);
    });
  });

  test('sums for a child', () => open({path: 'drill/index.html?sums=3+4,20+7'}, async (page) => {
    await defined(page);
    await write(page, 'number', '9');
    await says(page, 'Try again');
    await page.evaluate(() => document.getElementById('number').clear());
    await write(page, 'number', '7');
    await says(page, 'Right! 3 + 4 = 7');
    assert.equal(await valueOf(page, 'number'), '');
    await write(page, 'number', '27');
    await says(page, 'Right! 20 + 7 = 27');
    assert.equal(await page.evaluate(() => document.getElementById('right').value), '2');
    await unspoiled(page);
  }));
}, serveExamples);

describe('an example in Node', () => {
  test('reads a strokes file', async () => {
    const {folder} = await readyExamples();
    const lines = await inFolder(join(folder, 'node'), process.execPath, 'read.mjs');
    assert.deepEqual(lines.trim().split('\n').map((line) => line.split(' ')[0]), ['7', '42', '2026']);
  });
});
