import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';
import {messageShown} from './harness/message.js';

/** Until the service worker has brought everything. */
const kept = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
});

inEveryEngine('offline', ({open, site}) => {
  test('after one visit the page opens, reads and remembers without a network', async () => {
    await open({}, async (page) => {
      await kept(page);
      await drawDigit(page, 7);
      site().reachable = false;
      try {
        await page.reload();
        await ready(page);
        assert.equal((await answer(page)).label, '7');
        await page.click('[data-testid="clear"]');
        await drawDigit(page, 1);
        assert.equal((await answer(page)).label, '1');
      } finally {
        site().reachable = true;
      }
    });
  });
});

inChromium('installing', ({open}) => {
  test('the browser finds nothing that stands in the way', async () => {
    await open({}, async (page) => {
      await kept(page);
      const session = await page.raw.createCDPSession();
      const {url, errors, data} = await session.send('Page.getAppManifest');
      assert.match(url, /\/scrawl\/manifest\.webmanifest$/);
      assert.deepEqual(errors, []);
      assert.match(JSON.parse(data).start_url, /^\./);
      const {installabilityErrors} = await session.send('Page.getInstallabilityErrors');
      // A profile that is thrown away installs nothing.
      assert.deepEqual(installabilityErrors.filter(({errorId}) => errorId !== 'in-incognito'), []);
    });
  });
});

inChromium('updates', ({open, site}) => {
  test('a new version is offered, and used when asked for, with the drawing kept', async () => {
    await open({path: 'updated/'}, async (page) => {
      await ready(page);
      await kept(page);
      await page.reload();
      await ready(page);
      await drawDigit(page, 7);

      const folder = join(site().root, 'updated');
      const change = async (file, from, to) => {
        const text = await readFile(join(folder, file), 'utf8');
        assert.ok(text.includes(from));
        await writeFile(join(folder, file), text.replace(from, to));
      };
      await change('index.html', '<title>', '<title>Newer ');
      await change('sw.js', 'VERSION = "', 'VERSION = "newer-');
      await page.reload();
      await ready(page);
      assert.doesNotMatch(await page.evaluate(() => document.title), /^Newer/);
      await messageShown(page, 'update');
      // Another network that arrives meanwhile does not take the offer away.
      await page.evaluate(() => {
        const picker = document.getElementById('model-picker');
        picker.value = 'seed';
        picker.dispatchEvent(new Event('change', {bubbles: true}));
      });
      await until(page, () => document.getElementById('model-note').textContent.includes('658,294'));
      await messageShown(page, 'update');
      await page.evaluate(() => document.querySelector('#message button').click());
      await until(page, () => document.title.startsWith('Newer'));
      await ready(page);
      assert.equal((await answer(page)).label, '7');
      await until(page, async () => (await caches.keys()).length === 1);
    });
  });
});
