// One monkey in one browser: its tabs, what it last saw of each, and what a whole tab goes through.

import {setTimeout as pause} from 'node:timers/promises';
import {drawingIn} from '../../../web/src/drawing/link.js';
import {decode} from '../../../web/src/drawing/share-code.js';
import {edit} from '../harness/site-files.js';
import {codeOf, History} from './history.js';

/**
 * @typedef {{page: any, history: History, chosen: boolean, width: number, height: number}} Tab
 *   `chosen` where a person chose what was meant, so that this is shown and not what was read
 */

/** Milliseconds after which what is waited for has hung, also where many other programs run. */
const HUNG = 120_000;

/** Something did not come that had to. */
export class Hung extends Error {}

export class Hands {
  /** Counts up when another network may have come. */ era = 0;
  /** What was seen last, of the tab in use. @type {any} */ last = null;
  #folder;
  #versions = 0;
  /** @type {Tab[]} */ #tabs;
  #at = 0;

  /** @param {any} page @param {any} site @param {import('./oracle.js').Oracle} oracle @param {string} folder of the site's files */
  constructor(page, site, oracle, folder) {
    this.site = site;
    this.oracle = oracle;
    this.#folder = folder;
    this.#tabs = [{page, history: new History(), chosen: false, width: 1280, height: 800}];
  }

  get tab() {
    return this.#tabs[this.#at];
  }
  get page() {
    return this.tab.page;
  }
  /** Whether what the page fetches may fail. */
  get disturbed() {
    return !this.site.reachable || this.site.broken !== null;
  }

  /** Does something of the in-page files. @param {string} name @param {...any} given @returns {Promise<any>} */
  do(name, ...given) {
    return this.page.evaluate((/** @type {string} */ name, /** @type {any[]} */ given) => /** @type {any} */ (window).monkey[name](...given), name, given);
  }

  async look() {
    const {code, ...seen} = await this.do('look');
    this.last = {...seen, code, content: code === null ? seen.picture : codeOf(decode(code) ?? [])};
    return this.last;
  }

  /** Until something is seen. @param {(seen: any) => boolean} condition */
  async seen(condition) {
    const deadline = Date.now() + HUNG;
    while (!condition(await this.look())) {
      if (Date.now() > deadline) throw new Hung(`in vain waited for ${condition}, seen was ${JSON.stringify(this.last)}`);
      await pause(5);
    }
    return this.last;
  }

  /** Whether something comes in the end. @param {() => Promise<boolean>} condition */
  async comes(condition) {
    const deadline = Date.now() + HUNG;
    while (!(await condition())) {
      if (Date.now() > deadline) return false;
      await pause(20);
    }
    return true;
  }

  /** Until there is ink on the canvas, or none: it is painted in the next frame. @param {boolean} wanted */
  async inkIs(wanted) {
    if (!(await this.comes(async () => (await this.do('inked')) === wanted))) throw new Hung(wanted ? 'no ink is seen' : 'ink is seen');
  }

  /** Until the page tells this; where what it needs to know may be missing it may tell something else. @param {string} kind */
  async message(kind) {
    if (!this.disturbed && this.last.reads) await this.seen(({messages}) => messages.includes(kind));
  }

  /** @param {number} width @param {number} height */
  async resize(width, height) {
    await this.page.resize(width, height);
    Object.assign(this.tab, {width, height});
  }

  /** Until the page can do something: read, or tell why not. */
  async ready() {
    const deadline = Date.now() + HUNG;
    const able = () => {
      const {reads, messages} = /** @type {any} */ (window).monkey.look();
      return reads || messages.length > 0;
    };
    while (!(await this.page.evaluate(able).catch(() => false))) {
      if (Date.now() > deadline) throw new Hung('the page does not open');
      await pause(20);
    }
  }

  /** Whether the page would open again as things are. */
  async #canOpen() {
    return !this.disturbed || this.do('controlled');
  }

  /** What a tab shows that is opened anew; `fresh` where it is another one. @param {boolean} fresh */
  async #restored(fresh) {
    const {hash, tab, device} = await this.do('memory');
    return codeOf(drawingIn(hash) ?? decode((fresh ? null : tab) ?? device ?? '') ?? []);
  }

  async #opened(/** @type {string} */ restored) {
    await this.ready();
    Object.assign(this.tab, {history: new History(restored), chosen: false});
  }

  async reload() {
    if (!(await this.#canOpen())) return;
    const restored = await this.#restored(false);
    await this.page.reload();
    await this.#opened(restored);
  }

  /** Chooses a language, in which the page starts anew, or says why not. @param {number} which */
  async speak(which) {
    if (!(await this.#canOpen())) return;
    const restored = await this.#restored(false);
    await this.do('mark');
    if (!(await this.do('choose', 'language', which))) return;  // what the page needs for the choice has not come
    const outcome = () => {
      const {marked, told} = /** @type {any} */ (window).monkey;
      return marked() ? told('language-waits', 'extras-missing') && 'refused' : 'new';
    };
    const deadline = Date.now() + HUNG;
    let seen;
    while (!(seen = await this.page.evaluate(outcome).catch(() => false))) {
      if (Date.now() > deadline) throw new Hung('the page does not start in another language');
      await pause(20);
    }
    if (seen === 'new') await this.#opened(restored);
  }

  async openTab() {
    if (this.#tabs.length > 1 || !(await this.#canOpen())) return;
    const restored = await this.#restored(true);
    const page = await this.page.another();
    this.#tabs.push({...this.tab, page});
    this.#at = 1;
    await this.#opened(restored);
  }

  async turn() {
    this.#at = (this.#at + 1) % this.#tabs.length;
    await this.page.toFront();
  }

  async closeTab() {
    if (this.#tabs.length < 2) return;
    await this.#tabs[1].page.closeTab();
    this.#tabs.length = 1;
    this.#at = 0;
    await this.page.toFront();
  }

  /** A new version of the site comes, and is asked for. */
  async update() {
    if (this.disturbed || !(await this.do('controlled'))) return;
    const {version} = await this.look();
    const next = `${version.split('-')[0]}-${Date.now()}-${++this.#versions}`;
    for (const file of ['index.html', 'sw.js']) await edit(this.#folder, file, version, next);
    await this.do('update');
    await this.seen(({messages}) => messages.includes('update'));
    const restored = [];
    do {
      restored.push(await this.#restored(false));
      this.#at = (this.#at + 1) % this.#tabs.length;
    } while (restored.length < this.#tabs.length);
    await this.do('answerMessage', 0, true);
    const waits = (/** @type {string} */ old) => {
      const {version, messages} = /** @type {any} */ (window).monkey.look();
      return version !== old ? 'new' : messages.includes('update-waits') && 'waits';
    };
    for (const shown of restored) {
      const deadline = Date.now() + HUNG;
      let outcome;
      while (!(outcome = await this.page.evaluate(waits, version).catch(() => false))) {
        if (Date.now() > deadline) throw new Hung('the new version does not come');
        await pause(20);
      }
      if (outcome === 'waits') return;
      await this.#opened(shown);
      this.#at = (this.#at + 1) % this.#tabs.length;
    }
  }
}
