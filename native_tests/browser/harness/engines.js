// The same steps in three engines, each with one browser for a whole test file.

import {after, before, describe} from 'node:test';
import {until} from './patience.js';
import {chromium, firefox} from './puppeteer.js';
import {serveSite} from './site.js';
import {webkit} from './webkit.js';

export {until};

const ALL = [chromium, firefox, webkit];

/**
 * A block of tests in every engine. `tests` gets `open(options, use)`, which opens the page
 * (as shipped, unless `options.path` says otherwise) in a fresh profile, waits until it can read
 * (unless `options.path` is given), hands it to `use` and closes it; `site()`, what is served: the page's, unless
 * `serve` serves something else; and `engine`, its name.
 */
export function inEveryEngine(title, tests, serve = serveSite) {
  for (const engine of ALL) inEngine(engine, title, tests, serve);
}

export function inChromium(title, tests, serve = serveSite) {
  inEngine(chromium, title, tests, serve);
}

function inEngine(engine, title, tests, serve) {
  describe(`${title} (${engine.name})`, () => {
    let site;
    let browser;
    before(async () => {
      site = await serve();
      browser = await engine.start(site.origin);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    /** Opens a page, hands it to `use`, closes it whatever happened. */
    const open = async (options, use) => {
      const page = await browser.open(options.path, options);
      try {
        if (!options.path) await ready(page);
        await use(page);
      } finally {
        await page.close();
      }
    };
    tests({open, site: () => site, engine: engine.name});
  });
}

/** Until the network is loaded and has read the blank pad. */
export async function ready(page) {
  await until(page, () => document.getElementById('model-note').textContent !== '');
}
