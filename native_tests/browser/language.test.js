// The page in the visitor's language: chosen by the browser or by hand, remembered, whole, in its own direction.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';
import {drawDigit} from './harness/drawing.js';
import {formsOf, readTexts} from './harness/texts.js';

const texts = await readTexts();
const languages = Object.keys(texts);

/** A script that chooses a language before the page's own run. @param {string} language */
const choose = (language) => `localStorage.setItem('scrawl.language', '${language}');`;

/** All words on the page, by what shows or says them. */
const wordsOn = (page) => page.evaluate(() => {
  const words = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest('script, noscript, #language') && node.textContent.trim()) words.push(node.textContent.trim());
  }
  for (const attribute of ['aria-label', 'title', 'alt', 'placeholder']) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) words.push(element.getAttribute(attribute));
  }
  return words;
});

/** English texts that another language says otherwise, and that are long enough to be no name. @param {string} language */
function foreignTo(language) {
  const same = new Set([...texts[language].values()].flatMap(formsOf).map(([, text]) => text));
  return new Set([...texts.en.values()].flatMap(formsOf).map(([, text]) => text).filter((text) => /[a-z]{4}.* /i.test(text) && !same.has(text)));
}

inEveryEngine('the page’s language', ({open}) => {
  test('all of it is in the language that was chosen, in its direction', async () => {
    await open({}, async (page) => {
      for (const language of languages) {
        await page.evaluate((language) => localStorage.setItem('scrawl.language', language), language);
        await page.reload();
        await ready(page);
        const found = await page.evaluate(() => {
          const {lang, dir} = document.documentElement;
          return {lang, dir: dir || 'ltr', hidden: getComputedStyle(document.body).visibility, manifest: document.querySelector('link[rel="manifest"]').getAttribute('href')};
        });
        assert.deepEqual(found, {
          lang: language, dir: language === 'ar' ? 'rtl' : 'ltr', hidden: 'visible',
          manifest: language === 'en' ? 'manifest.webmanifest' : `manifest-${language}.webmanifest`,
        });
        assert.equal(await page.evaluate(() => document.title), texts[language].get('page.pageTitle'));
        assert.equal(await page.evaluate(() => document.getElementById('sentence').textContent), texts[language].get('start.nothingDrawn'));
        const words = await wordsOn(page);
        assert.deepEqual(words.filter((one) => foreignTo(language).has(one)), [], language);
        assert.deepEqual(words.filter((one) => /^[a-z]+\.[\w.-]+$/.test(one) && texts.en.has(one) || /\{\w+\}|undefined/.test(one)), [], language);
      }
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });

  test('a language is picked by hand, by keyboard, and remembered; the drawing stays', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await page.evaluate(() => document.getElementById('language').focus());
      assert.deepEqual(await page.evaluate(() => Array.from(document.getElementById('language').options, ({value, text, lang}) => [value, text, lang].join(' ')).sort()),
        ['ar العربية ar', 'de Deutsch de', 'en English en', 'es Español es', 'fr Français fr', 'ja 日本語 ja', 'pt Português pt']);
      // How a list opens and is walked through differs from engine to engine; that it can be is the browser's affair.
      await page.evaluate(() => {
        const picker = document.getElementById('language');
        picker.value = 'de';
        picker.dispatchEvent(new Event('change', {bubbles: true}));
      });
      await until(page, () => document.documentElement.lang === 'de' && document.getElementById('sentence').textContent === 'Eine 7, ganz klar');
      await until(page, () => document.getElementById('language')?.value === 'de');
      await page.reload();
      await ready(page);
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
    });
  });
});

inChromium('the browser’s language', ({open, site}) => {
  /** Opens the page with these languages of the browser. */
  const withLanguages = (tags, use, before = '') =>
    open({path: 'scrawl/', before: `${before}Object.defineProperty(navigator, 'languages', {value: ${JSON.stringify(tags)}});`}, async (page) => {
      await ready(page);
      await use(page);
    });

  test('the first one that the page has is chosen', async () => {
    for (const [tags, language] of [[['de-CH', 'en'], 'de'], [['zh-TW', 'pt-BR', 'en'], 'pt'], [['en-GB', 'de'], 'en'], [['ko'], 'en'], [['ar-EG'], 'ar'], [[], 'en']]) {
      await withLanguages(tags, async (page) => assert.equal(await page.evaluate(() => document.documentElement.lang), language, tags.join()));
    }
    await withLanguages(['de'], async (page) => assert.equal(await page.evaluate(() => document.documentElement.lang), 'ja'), choose('ja'));
    await withLanguages(['de'], async (page) => assert.equal(await page.evaluate(() => document.documentElement.lang), 'de'), choose('tlh'));
  });

  test('numbers are written as in the visitor’s region', async () => {
    const figures = (page) => page.evaluate(() => document.getElementById('model-note').textContent);
    await withLanguages(['de-DE'], async (page) => assert.match(await figures(page), /Parameter\d+\.\d{3}Größe\d+\u00a0?.*9\d,\d\d\u00a0% richtig/));
    await withLanguages(['de-CH'], async (page) => assert.match(await figures(page), /Parameter\d+[’']\d{3}/));
    await withLanguages(['ar-EG'], async (page) => assert.match(await figures(page), /9\d\.\d\d/));
  });

  test('without its texts the page is in English, and without a network another language is refused', async () => {
    site().broken = /\/texts\/de-/;
    await withLanguages(['de'], async (page) => {
      assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, getComputedStyle(document.body).visibility]), ['en', '', 'visible']);
      assert.equal(await page.evaluate(() => document.getElementById('sentence').textContent), 'Nothing drawn yet');
    });
    await withLanguages(['en'], async (page) => {
      await page.evaluate(() => {
        const picker = document.getElementById('language');
        picker.value = 'de';
        picker.dispatchEvent(new Event('change', {bubbles: true}));
      });
      await until(page, () => document.querySelector('#message .message')?.dataset.kind === 'extras-missing');
      assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.getElementById('language').value, localStorage.getItem('scrawl.language')]), ['en', 'en', null]);
    });
    site().broken = null;
  });

  test('without a network the page goes on in its language, with all its parts', async () => {
    await withLanguages(['de'], async (page) => {
      await page.evaluate(async () => { await navigator.serviceWorker.ready; });
      const folder = await page.evaluate(() => JSON.parse(document.getElementById('names').textContent)['texts/de']);
      const parts = ['start', ...new Set([...texts.en.keys()].map((key) => key.split('.')[0]))].filter((part) => part !== 'page');
      for (const part of parts) await until(page, async (path) => Boolean(await caches.match(path)), `${folder}/${part}.json`);
      site().reachable = false;
      try {
        await page.reload();
        await ready(page);
        assert.equal(await page.evaluate(() => document.getElementById('sentence').textContent), texts.de.get('start.nothingDrawn'));
      } finally {
        site().reachable = true;
      }
    });
  });

  test('nothing of another language is ever seen', async () => {
    const watch = `
      window.seen = new Set();
      const look = () => {
        if (document.body && getComputedStyle(document.body).visibility === 'visible') {
          const words = document.querySelector('.tagline')?.textContent;
          if (words) seen.add(words);
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);`;
    await withLanguages(['fr'], async (page) => {
      assert.deepEqual(await page.evaluate(() => [...window.seen]), [texts.fr.get('page.tagline')]);
    }, watch);
  });
});
