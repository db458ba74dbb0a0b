import assert from 'node:assert/strict';
import {join} from 'node:path';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';
import {messageShown} from './harness/message.js';
import {publishNewer} from './harness/site-files.js';

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

/** The page in a browser that has opened a frame of this address inside it: its title, else its words. */
function inFrame(page, address) {
  return page.evaluate(async (address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    const loaded = new Promise((done) => { frame.onload = done; });
    document.body.append(frame);
    await loaded;
    const {title, body} = frame.contentDocument;
    frame.remove();
    return title || body.textContent;
  }, address);
}

/** Until the service worker answers for the page. */
const served = (page) => until(page, () => Boolean(navigator.serviceWorker.controller));

inEveryEngine('the service worker', ({open}) => {
  test('answers for no site beside or below its own, and for nothing that is not there', async () => {
    await open({path: 'neighbours/'}, async (page) => {
      await ready(page);
      await served(page);
      assert.equal(await inFrame(page, 'below/'), 'Another site');
      assert.equal(await inFrame(page, '../spied/nothing'), 'Not Found');
      assert.equal(await inFrame(page, 'nothing'), 'Not Found');
      assert.equal(await inFrame(page, 'nothing.html'), 'Not Found');
      assert.equal(await page.evaluate(async () => (await fetch('src/nothing.js')).status), 404);
      for (const address of ['./', './?from=chat', 'index.html']) {
        assert.equal(await inFrame(page, address), 'Scrawl: draw a digit, see it read');
      }
    });
  });

  test('leads to the network where its cache cannot be opened', async () => {
    await open({path: 'without-cache/'}, async (page) => {
      await ready(page);
      await served(page);
      await page.reload();
      await ready(page);
      await drawDigit(page, 7);
      assert.equal((await answer(page)).label, '7');
    });
  });

  test('keeps no page of another version than its own', async () => {
    await open({path: 'half-updated/'}, async (page) => {
      await ready(page);
      const ended = await page.evaluate(async () => {
        for (;;) {
          const {installing, active} = await navigator.serviceWorker.register('sw.js');
          if (active) return 'active';
          if (!installing) continue;  // the page's own try has just ended
          await new Promise((done) => installing.addEventListener('statechange', done));
          return installing.state;
        }
      });
      assert.equal(ended, 'redundant');
    });
  });
});

// Two tabs that open anew by themselves: WebKit's driver, which has one tab at a time, waits for ever for the other.
inChromium('updates', ({open, site}) => {
  test('a new version is offered, and when one tab asks for it all change to it, each with its drawing', async () => {
    const folder = join(site().root, 'updated');
    await open({path: 'updated/'}, async (page) => {
      await ready(page);
      await served(page);
      await drawDigit(page, 7);
      const other = await page.another();
      await ready(other);
      await other.click('[data-testid="clear"]');
      await drawDigit(other, 1);
      const old = await page.evaluate(() => JSON.parse(document.getElementById('names').textContent));
      // A network that somebody asked for, kept by the old version.
      await page.evaluate(async (name) => { await (await fetch(name)).arrayBuffer(); }, old['models/seed-int8.safetensors']);

      await publishNewer(folder);
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
      // What only the new version knows is none of the old one's business.
      const newer = 'wasm/inspector-newer.wasm';
      await page.evaluate(async (name) => { await (await fetch(name)).arrayBuffer(); }, newer);
      assert.equal(await page.evaluate(async (name) => Boolean(await caches.match(name)), newer), false);

      const press = () => page.evaluate(() => document.querySelector('#message button').click());
      // Not while a tab trains, which would end with it. A lock is given, and taken back, some time after it is asked for.
      await other.evaluate(() => new Promise((held) => {
        const trained = navigator.locks.request('scrawl training', () => new Promise((done) => {
          window.endTraining = () => { done(); return trained; };
          held();
        }));
      }));
      await press();
      await messageShown(page, 'update-waits');
      await other.evaluate(() => window.endTraining());
      await press();
      for (const [tab, label] of [[page, '7'], [other, '1']]) {
        await until(tab, () => document.title.startsWith('Newer'));
        await ready(tab);
        assert.equal((await answer(tab)).label, label);
      }
      const keeps = (name) => page.evaluate(async (name) => Boolean(await caches.match(name)), name);
      assert.equal(await keeps(old['models/seed-int8.safetensors']), true);
      assert.equal(await keeps(old['wasm/inspector.wasm']), false);
      assert.equal(await page.evaluate(async () => (await caches.keys()).length), 1);
    });
  });
});
