// Chromium and Firefox, as installed on the system.

import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import puppeteer from 'puppeteer-core';
import {HUNG} from './patience.js';
import {setViewport} from './viewport.js';

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-US',
  '--accept-lang=en-US',
];

export const chromium = {
  name: 'Chromium',
  start: (origin) =>
    start(origin, {
      browser: 'chrome',
      executablePath: process.env.SCRAWL_CHROMIUM ?? '/usr/bin/chromium',
      args: CHROMIUM_FLAGS,
    }),
};

export const firefox = {
  name: 'Firefox',
  start: (origin) =>
    start(origin, {
      browser: 'firefox',
      executablePath: process.env.SCRAWL_FIREFOX ?? '/usr/bin/firefox-esr',
      extraPrefsFirefox: {'intl.accept_languages': 'en-US, en'},
    }),
};

async function start(origin, options) {
  const browser = await puppeteer.launch({
    headless: true,
    defaultViewport: null,  // each page is given its own
    timeout: HUNG,
    protocolTimeout: HUNG,
    ...options,
  });
  const version = await browser.version();
  const spy = await readFile(join(import.meta.dirname, 'spy.js'), 'utf8');
  const lacking = new Set();
  const tellOnce = (lack) => {
    if (!lacking.has(lack)) console.log(`note: ${version} has no ${lack}, the tests go on without it`);
    lacking.add(lack);
  };
  return {
    open: async (path = 'scrawl/', {width = 1280, height = 800, dark = false, before} = {}) => {
      const context = await browser.createBrowserContext();
      const newTab = async () => {
        const tab = await context.newPage();
        tab.setDefaultTimeout(HUNG);
        await setViewport(tab, width, height, tellOnce);
        return tab;
      };
      const page = await newTab();
      await page.evaluateOnNewDocument(spy);
      if (before) await page.evaluateOnNewDocument(before);
      if (options.browser === 'chrome') {
        const value = dark ? 'dark' : 'light';
        await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}]);
      }
      await page.goto(new URL(path, `${origin}/`).href);  // also an address of another server
      return new PuppeteerPage(page, context, newTab);
    },
    close: () => browser.close(),
  };
}

class PuppeteerPage {
  /** For what only one engine offers (touch, offline, ...). */
  raw;
  #context;
  #newTab;

  constructor(page, context, newTab) {
    this.raw = page;
    this.#context = context;
    this.#newTab = newTab;
  }

  /** The same page in another tab of the same profile. */
  async another() {
    const tab = await this.#newTab();
    await tab.goto(this.raw.url());
    return new PuppeteerPage(tab, this.#context, this.#newTab);
  }

  /** Runs `action` (self-contained, with JSON arguments) in the page. */
  evaluate(action, ...args) {
    return this.raw.evaluate(action, ...args);
  }

  /** Presses the mouse at the first point (CSS pixels), moves through the others, lifts it. */
  async stroke(points, {lift = true} = {}) {
    await this.raw.mouse.move(...points[0]);
    await this.raw.mouse.down();
    for (const point of points.slice(1)) await this.raw.mouse.move(...point);
    if (lift) await this.raw.mouse.up();
  }

  async click(selector) {
    await this.raw.click(selector);
  }

  /** Keys one after the other; those in `holding` stay down meanwhile. */
  async press(keys, holding = []) {
    for (const key of holding) await this.raw.keyboard.down(key);
    for (const key of keys) await this.raw.keyboard.press(key);
    for (const key of holding) await this.raw.keyboard.up(key);
  }

  async reload() {
    await this.raw.reload();
  }

  /** The size of what is seen of the page. */
  async resize(width, height) {
    await setViewport(this.raw, width, height, () => {});
  }

  /** Among the tabs. */
  async toFront() {
    await this.raw.bringToFront();
  }

  /** The other tabs stay. */
  async closeTab() {
    await this.raw.close();
  }

  async screenshot(path) {
    await this.raw.screenshot({path});
  }

  async close() {
    await this.#context.close();
  }
}
