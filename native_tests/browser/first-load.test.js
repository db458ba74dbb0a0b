import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {drawAtOnce} from './harness/draw-at-once.js';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';

inChromium('the first load', ({open}) => {
  // scripts/test.sh holds the sum of these files to a budget.
  test('asks for just the files that the build lists before the first answer', async () => {
    await open({path: 'scrawl/', before: drawAtOnce}, async (page) => {
      await ready(page);
      const requested = await page.evaluate(() => {
        const before = performance.getEntriesByType('resource').filter(({startTime}) => startTime < window.answered);
        return before.map(({name}) => name.slice(document.baseURI.length));
      });
      const listed = await readFile(join(import.meta.dirname, '../../build/site-first-load.txt'), 'utf8');
      // When the icon is fetched is the browser's own affair.
      const others = (paths) => paths.filter((path) => !path.startsWith('icons/')).sort();
      assert.deepEqual(others(['index.html', ...requested]), others(listed.trim().split('\n')));
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
      assert.equal(await page.evaluate(() => document.getElementById('prediction').textContent), '7');
    });
  });
});

test('the page says its version at its foot', async () => {
  const page = await readFile(join(import.meta.dirname, '../../build/site/index.html'), 'utf8');
  const {version} = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'));
  assert.match(page.slice(page.indexOf('<footer')), new RegExp(`>Scrawl ${version}</p>`));
});

inEveryEngine('what comes after the first answer', ({open}) => {
  test('does what was clicked and typed before it came', async () => {
    // Where the weights come late, so does all that waits for them.
    await open({path: 'slow/'}, async (page) => {
      await until(page, () => document.getElementById('undo').hasAttribute('aria-disabled'));
      await page.evaluate(() => {
        document.querySelector('[href="#inside"]').click();
        document.getElementById('pad').dispatchEvent(new KeyboardEvent('keydown', {key: '7', bubbles: true}));
      });
      await until(page, () => document.querySelector('.teach-note')?.checkVisibility());
      await page.evaluate(() => history.back());
      await until(page, () => document.getElementById('why-body').checkVisibility());
    });
  });
});
