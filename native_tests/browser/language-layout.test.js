// The page in other languages at several sizes: longer words, another script, from right to left.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';
import {brokenWords, faults, frame} from './harness/layout.js';
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

inEveryEngine('the views’ names', ({open}) => {
  // From a small phone to a desk, upright and on its side.
  const WIDTHS = Array.from({length: 46}, (_, i) => 320 + 24 * i);
  const HEIGHTS = [390, 900];
  for (const [name, language] of Object.entries({English: 'en', German: 'de', French: 'fr', Portuguese: 'pt', Spanish: 'es'})) {
    test(`no word of six or of seven breaks in ${name}`, async () => {
      await open({}, async (page) => {
        await page.evaluate((language) => localStorage.setItem('scrawl.language', language), language);
        await page.reload();
        await ready(page);
        await frame(page);
        // The seventh comes with the views, whose style is loaded after them.
        await until(page, () => window[0].document.querySelectorAll('#views a').length === 7 &&
          [...window[0].document.styleSheets].some(({href}) => /views/.test(href ?? '')));
        for (const tabs of [6, 7]) assert.deepEqual(await brokenWords(page, tabs, WIDTHS, HEIGHTS), []);
      });
    });
  }
});
