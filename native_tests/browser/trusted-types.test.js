// The page starts its scripts through one small policy, and the browser lets nothing else become code.

import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inEveryEngine, ready, until} from './harness/engines.js';
import {built} from './harness/site-files.js';
import {noteHas, openTraining, startTraining} from './harness/training.js';
import {openWhy} from './harness/why.js';

const complaints = (page) => page.evaluate(() => window.complaints ?? []);
const enforces = (page) => page.evaluate(() => 'trustedTypes' in window);

/** What comes of each way to make code of a text: an error's name, or "done". */
const attempts = (page) => page.evaluate(() => {
  const comesTo = (attempt) => {
    try {
      attempt();
      return 'done';
    } catch (error) {
      return error.name;
    }
  };
  return {
    markup: comesTo(() => { document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'; }),
    script: comesTo(() => { document.createElement('script').text = 'alert(1)'; }),
    address: comesTo(() => { document.createElement('script').src = 'sw.js'; }),
    worker: comesTo(() => new Worker('sw.js').terminate()),
    policy: comesTo(() => window.trustedTypes.createPolicy('another', {})),
    same: comesTo(() => window.trustedTypes.createPolicy('scrawl', {})),
  };
});

test('page and documentation ask for Trusted Types', async () => {
  const page = await readFile(join(built, 'index.html'), 'utf8');
  assert.match(page, /; require-trusted-types-for 'script'; trusted-types scrawl"/);
  const documentation = await readFile(join(built, 'docs/index.html'), 'utf8').catch(() => null); // not everywhere
  if (documentation) assert.match(documentation, /; require-trusted-types-for 'script'; trusted-types 'none'"/);
});

inEveryEngine('trusted types', ({open}) => {
  test('both workers and the service worker start, and nothing is complained about', async () => {
    await open({path: 'learning/'}, async (page) => {
      await ready(page);
      assert.equal(await page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).active)), true);
      await drawDigit(page, 7);
      assert.equal((await answer(page)).label, '7');
      await openWhy(page);
      await openTraining(page);
      await startTraining(page, {epochs: 1});
      await noteHas(page, 'Done');
      assert.deepEqual(await complaints(page), []);
    });
  });

  test('no text becomes code', async (t) => {
    await open({}, async (page) => {
      if (!(await enforces(page))) return t.skip('this engine has no Trusted Types');
      await until(page, async () => Boolean((await navigator.serviceWorker.ready).active));
      const names = Object.values(await attempts(page));
      assert.deepEqual(names, names.map(() => 'TypeError'));
      const reported = await complaints(page);
      assert.ok(reported.some((line) => line.startsWith('policy: require-trusted-types-for')), String(reported));
    });
  });
});
