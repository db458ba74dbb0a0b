// The page in other languages at several sizes: longer words, another script, from right to left.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium, ready, until} from './harness/engines.js';
import {faults, frame} from './harness/layout.js';
import {VIEWS} from './harness/views.js';

inChromium('in every language', ({open}) => {
  const languages = {'a pseudo-language 40 % longer than English': ['pseudo/', 'de'], German: ['scrawl/', 'de'], French: ['scrawl/', 'fr'], Japanese: ['scrawl/', 'ja'], Arabic: ['scrawl/', 'ar']};
  for (const [name, [path, language]] of Object.entries(languages)) {
    test(`nothing sticks out or leaves a hole in ${name}`, async () => {
      await open({path, before: `localStorage.setItem('scrawl.language', '${language}');`}, async (page) => {
        await ready(page);
        await frame(page);
        for (const view of VIEWS) {
          await page.evaluate((view) => window[0].document.querySelector(`#views [href="#${view}"]`).click(), view);
          await until(page, (view) => window[0].document.getElementById(`view-${view}`)?.checkVisibility(), view);
          assert.deepEqual(await faults(page, [320, 1280], [568, 800]), [], view);
        }
      });
    });
  }
});
