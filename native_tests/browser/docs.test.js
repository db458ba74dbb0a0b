// The documentation beside the page: what is in its files, and what it is in browsers.

import assert from 'node:assert/strict';
import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {before, describe, test} from 'node:test';
import {violations} from './harness/axe.js';
import {inChromium, inEveryEngine, until} from './harness/engines.js';
import {built} from './harness/site-files.js';

const folder = join(built, 'docs');
/** One of each kind: few words, much code, generated, wide tables. */
const KINDS = ['index', 'web', 'api-javascript', 'api-cpp', 'models'];

const typed = (page, query) => page.evaluate((query) => {
  const field = document.querySelector('#search input');
  field.focus();
  field.value = query;
  field.dispatchEvent(new Event('input', {bubbles: true}));
}, query);

describe('the files of the documentation', () => {
  /** @type {Map<string, string>} */
  const pages = new Map();
  before(async () => {
    const names = await readdir(folder).catch(() => {
      throw new Error('No documentation in build/site/docs: npm ci, then build the site');
    });
    for (const name of names.filter((each) => each.endsWith('.html'))) pages.set(name, await readFile(join(folder, name), 'utf8'));
    assert.ok(pages.size > 20, String(pages.size));
  });

  test('no link leads nowhere, and no file is absolute or of another host', async () => {
    let links = 0;
    for (const [name, html] of pages) {
      for (const [, attribute, address] of html.matchAll(/ (href|src|data-index)="([^"]*)"/g)) {
        if (/^https:/.test(address) && attribute === 'href') continue; // which only a person follows
        assert.doesNotMatch(address, /^[a-z]*:|^\//, `${name}: ${address}`);
        const [path, id] = address.split('#');
        const target = path === '' ? name : path;
        await assert.doesNotReject(stat(join(folder, target)), `${name}: ${address}`);
        if (id) assert.ok((pages.get(target) ?? '').includes(` id="${id}"`), `${name}: nothing is named ${address}`);
        ++links;
      }
    }
    assert.ok(links > 700, String(links));
  });

  test('no page has a script or a style of its own, and all have the strict policy', () => {
    for (const [name, html] of pages) {
      assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self';/, name);
      assert.doesNotMatch(html, /<script(?![^>]* src=)|<style| style="| on\w+="/, name);
    }
  });

  test('each page has one title, headings in order, and names that come once', () => {
    for (const [name, html] of pages) {
      assert.equal(html.match(/<h1/g)?.length, 1, name);
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      assert.equal(new Set(ids).size, ids.length, name);
      const levels = [...html.slice(html.indexOf('<article')).matchAll(/<h([1-6]) /g)].map(([, level]) => Number(level));
      levels.forEach((level, i) => assert.ok(level <= (levels[i - 1] ?? 0) + 1, `${name}: h${levels[i - 1]}, then h${level}`));
    }
  });

  test('the references tell what the code exports', () => {
    const javascript = pages.get('api-javascript.html') ?? '';
    for (const name of ['Recogniser', 'RecogniserOptions', 'Reading', 'Digit', 'ScrawlError', 'DigitPad', 'createHandwritingRecognizer']) {
      assert.match(javascript, new RegExp(`<code>${name}</code>`), name);
    }
    const cpp = pages.get('api-cpp.html') ?? '';
    if (cpp.includes('made without Doxygen')) console.log('note: the C++ reference was made without Doxygen');
    else assert.match(cpp, /<h3 id="recogniser-class"><code>Recogniser<\/code> class/);
  });
});

inEveryEngine('the documentation', ({open, site}) => {
  test('axe finds nothing wrong in either theme, nothing is complained about, no request leaves the origin', async () => {
    for (const kind of KINDS) {
      await open({path: `scrawl/docs/${kind}.html`}, async (page) => {
        await until(page, () => !document.getElementById('search').hidden);
        for (const theme of ['light', 'dark']) {
          const now = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
          if (now !== theme) await page.click('#theme');
          await until(page, (theme) => getComputedStyle(document.documentElement).colorScheme === theme, theme);
          assert.deepEqual(await violations(page), [], `${kind}, ${theme}`);
        }
        const {complaints, requests} = await page.evaluate(() => ({
          complaints: window.complaints ?? [],
          requests: performance.getEntriesByType('resource').map(({name}) => name),
        }));
        assert.deepEqual(complaints, []);
        assert.ok(requests.length > 2, String(requests));
        assert.deepEqual(requests.filter((name) => !name.startsWith(`${site().origin}/scrawl/docs/`)), []);
      });
    }
  });

  test('is searched without a server, and leads to the place that was found', async () => {
    let place;
    await open({path: 'scrawl/docs/draw.html'}, async (page) => {
      await until(page, () => !document.getElementById('search').hidden);
      await typed(page, 'handwriting polyfill');
      await until(page, () => document.querySelectorAll('#search li').length > 0);
      assert.deepEqual(await violations(page), []);
      assert.match(await page.evaluate(() => document.querySelector('#search [role="status"]').textContent), /found/);
      place = await page.evaluate(() => document.querySelector('#search a[href*="#"]').getAttribute('href'));
      await typed(page, 'xyzzyplugh');
      await until(page, () => document.querySelector('#search [role="status"]').textContent.includes('Nothing'));
      assert.equal(await page.evaluate(() => document.querySelector('#search ul').hidden), true);
    });
    const [file, id] = place.split('#');
    assert.ok((await readFile(join(folder, file), 'utf8')).includes(` id="${id}"`), place);
  });

  test('has the theme that was chosen on the page, which links to it', async () => {
    await open({}, async (page) => {
      const before = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
      await page.click('#theme');
      // In a frame: not every driver outlives a page that leads to another one.
      await page.evaluate(() => {
        const frame = document.createElement('iframe');
        frame.src = document.querySelector('.footer a').href;
        document.body.append(frame);
      });
      await until(page, () => window[0].document.getElementById('search')?.hidden === false);
      assert.equal(await page.evaluate(() => window[0].location.href.slice(document.baseURI.length)), 'docs/index.html');
      // The other theme's style sheet may come after the scripts have run.
      await until(page, (before) => getComputedStyle(window[0].document.documentElement).colorScheme !== before, before);
    });
  });
});

inChromium('the documentation', ({open}) => {
  test('fits every width, and its menu opens on a phone', async () => {
    for (const width of [320, 390, 768, 1024, 1440, 2560]) {
      for (const kind of KINDS) {
        await open({path: `scrawl/docs/${kind}.html`, width, height: 800}, async (page) => {
          await until(page, () => !document.getElementById('search').hidden);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${kind} at ${width}`);
          const shown = () => page.evaluate(() => document.getElementById('menu').checkVisibility());
          if (width < 896) {
            assert.equal(await shown(), false);
            await page.click('.menu');
          }
          assert.equal(await shown(), true, `${kind} at ${width}`);
        });
      }
    }
  });

  test('can be read without scripts', async () => {
    await open({path: 'scrawl/docs/index.html'}, async (page) => {
      await page.raw.setJavaScriptEnabled(false);
      await page.raw.reload();
      const html = await page.raw.content();
      assert.match(html, /Where to begin/);
      assert.match(html, /id="search"[^>]* hidden/);
    });
  });
});
