// Shows what is written on an opened picture: the picture upright with a frame around each number, and beside it the lines
// as text to correct, to copy and to hear. Pictures of a single digit have no panel: the page says all about a digit.

import {fitted, PictureReader} from '../../inspector/read-picture.js';
import {button, loadStyle, make} from '../make.js';
import {BLANK} from '../outlines.js';
import {corrected} from './corrected.js';
import {FramesView} from './frames.js';
import {LinesView} from './lines.js';
import {OutputsView} from './outputs.js';
import {Page} from './page.js';
import {certaintyTitle} from './text.js';
import {t} from '../../language.js';
import {UprightView} from './upright.js';
import {Viewer} from './viewer.js';

/**
 * @typedef {import('../../recogniser/client.js').Reading} Reading
 * @typedef {import('./page.js').Certainty} Certainty
 */

export class SheetPanel {
  #strokes;
  #report;
  #say;
  #place;
  #reader;
  #keep;
  #answer;
  /** What this network read on pictures, with its corrections. @type {WeakMap<ImageData, Page>} */ #pages = new WeakMap();
  /** @type {Page | null} */ #page = null;
  /** Photographs that were taken together. @type {ImageData[]} */ #series = [];
  /** The page that was corrected last of each picture. @type {WeakMap<ImageData, Page>} */ #corrected = new WeakMap();
  /** What goes into the album does so one after the other. @type {Promise<void>} */ #keeping = Promise.resolve();
  #digitsOnly = false;

  #viewer = new Viewer((scale) => {
    this.#upright.scaled(scale);
    this.#frames.scaled(scale);
  });
  #upright = new UprightView();
  #frames = new FramesView((digit) => this.#lines.focus(digit));
  #lines = new LinesView({
    corrected: () => {
      this.#frames.update();
      const page = this.#page;
      if (page && page.picture === this.#strokes.picture) this.#answer(fitted(corrected(page), page.picture));
    },
    left: (digit) => this.#learn(digit),
    focused: (digit) => {
      this.#frames.mark(digit);
      if (digit !== null && this.#page) this.#viewer.bringIn(this.#page.box(digit));
    },
  });
  #outputs = new OutputsView((line) => this.#lines.markLine(line), (words) => this.#tell(words));
  #progress = make('progress', {max: 1, 'aria-label': t('sheet.busy')});
  #busy = make('p', {className: 'sheet-busy note', hidden: true}, t('sheet.busy'), this.#progress);
  #note = make('p', {className: 'note'});
  #strip = make('div', {className: 'sheet-pages', role: 'group', 'aria-label': t('sheet.pages'), hidden: true});
  #body = make('div', {className: 'sheet-body', hidden: true},
    this.#viewer.element,
    make('div', {className: 'sheet-side'},
      this.#lines.element,
      make('p', {className: 'sheet-legend note', 'aria-hidden': 'true'}, ...legend()),
      ...this.#outputs.elements,
      this.#note,
      make('p', {className: 'note', textContent: t('sheet.hint')})));
  element = make('div', {className: 'sheet'},
    make('div', {className: 'sheet-head'},
      make('h2', {textContent: t('sheet.title')}),
      button('×', () => this.#close(), {className: 'icon-button', title: t('sheet.close'), 'aria-label': t('sheet.close')})),
    this.#busy, this.#strip, this.#body);

  /**
   * @param {{strokes: import('../../drawing/strokes.js').Strokes, inspector: import('../../inspector/client.js').InspectorClient,
   *          say: (words: string) => void, report: (failure: unknown) => void,
   *          place: import('../workspace.js').Workspace, keep: import('../teach/panel.js').TeachPanel['keep'],
   *          answer: (reading: Reading) => void}} host whose `place` shows the panel as its view `photo`, where what is
   *   corrected is kept, and which shows it as the answer to the picture on the pad
   */
  constructor({strokes, inspector, say, report, place, keep, answer}) {
    this.#strokes = strokes;
    this.#say = say;
    this.#report = report;
    this.#place = place;
    this.#keep = keep;
    this.#answer = answer;
    this.#reader = new PictureReader(inspector);
    strokes.onChange((change) => {
      if (change !== 'replaced' || strokes.picture === this.#page?.picture) return;
      if (strokes.picture) return this.#hide();
      // A pen that takes a picture's place is down right after this: what was read stays beside it, and what still is being
      // read is not waited for any more.
      queueMicrotask(() => {
        if (!strokes.drawing || !this.#page) return strokes.picture || this.#hide();
        this.#busy.hidden = true;
        this.#markPad();
      });
    });
  }

  /** Opens photographs that belong together; the first is shown. @param {ImageData[]} pictures */
  open(pictures) {
    this.#series = pictures;
    this.#strokes.open(pictures[0]);
  }

  /** What was read no longer holds: another network reads now. What was corrected is taken over where it finds the same. */
  forget() {
    this.#pages = new WeakMap();
  }

  /**
   * Reads a picture, and shows what is written there.
   * @param {ImageData} picture
   * @param {boolean} digitsOnly whether to read no signs
   * @returns {Promise<Reading>} with what was corrected before, its boxes in pad units
   */
  async read(picture, digitsOnly) {
    if (digitsOnly !== this.#digitsOnly) this.forget();
    this.#digitsOnly = digitsOnly;
    const pages = this.#pages;  // those of this network: what it reads too late for them is forgotten with them
    const page = pages.get(picture) ?? await this.#readNew(picture, digitsOnly);
    if (!page) return BLANK;  // left out for a newer picture, and never shown
    pages.set(picture, page);
    if (pages === this.#pages && picture === this.#strokes.picture) this.#show(page).catch(this.#report);
    return fitted(corrected(page), picture);
  }

  /** @param {ImageData} picture @param {boolean} digitsOnly @returns {Promise<Page | null>} */
  async #readNew(picture, digitsOnly) {
    const current = () => picture === this.#strokes.picture;
    this.#progress.value = 0;
    this.#busy.hidden = false;
    loadStyle('style/sheet.css').then(() => {
      if (current() && !this.#busy.hidden) this.#place.peek('photo');
    }, this.#report);
    try {
      const read = await this.#reader.read(picture, digitsOnly, (part) => {
        if (current()) this.#progress.value = part;
      });
      if (!read) return null;
      const page = new Page(picture, read);
      const before = this.#corrected.get(picture);
      if (before) {
        // What is being typed, and what is on its way to the album, is taken over whole.
        if (before === this.#page) this.#lines.leave();
        await this.#keeping;
        page.takeOver(before);
      }
      this.#corrected.set(picture, page);
      return page;
    } catch (error) {
      if (current() && !this.#page) this.#leave();
      throw error;
    } finally {
      if (current()) this.#busy.hidden = true;
    }
  }

  /** @param {Page} page */
  async #show(page) {
    await loadStyle('style/sheet.css');
    if (page.picture !== this.#strokes.picture || page === this.#page) return;
    const several = page.reading.digits.length > 1;
    this.#lines.leave();
    this.#page = page;
    this.#showSeries(page.picture);
    this.#body.hidden = !several;
    if (several || !this.#strip.hidden) this.#enter();
    else this.#leave();
    this.#markPad();
    this.#outputs.show(page);
    this.#note.textContent = '';
    if (!several) return;
    this.#upright.show(page);
    this.#lines.show(page);
    this.#frames.show(page);
    this.#viewer.show(page.size, this.#upright.element, this.#frames.element);
  }

  /** @param {ImageData} shown */
  #showSeries(shown) {
    if (!this.#series.includes(shown)) this.#series = [];
    this.#strip.hidden = this.#series.length < 2;
    this.#strip.replaceChildren(...this.#series.map((picture, place) =>
      button(t('sheet.page', {number: place + 1}), () => this.#strokes.open(picture), {'aria-pressed': picture === shown})));
  }

  /** What was corrected to another digit goes into the album, and out again when it no longer is. @param {number} place */
  #learn(place) {
    const page = this.#page;
    if (!page) return;
    const kept = this.#keeping.then(async () => {
      const label = page.told(place);
      const before = page.examples.get(place);
      if (label === (before?.label ?? null)) return;
      const now = await this.#keep(page.reading.digits[place], label, before?.id);
      if (!now) return;
      if (now.id !== undefined && label !== null) page.examples.set(place, {id: now.id, label});
      else page.examples.delete(place);
      if (page === this.#page) this.#tell(now.words);
    });
    kept.catch(this.#report);
    this.#keeping = kept.catch(() => {});
  }

  /** Whether what the panel shows lies on the pad, too. */
  #markPad() {
    this.element.toggleAttribute('data-on-pad', this.#strokes.picture === this.#page?.picture);
  }

  #close() {
    this.#hide();
    /** @type {HTMLElement | null} */ (document.querySelector('#pad'))?.focus();
  }

  #hide() {
    this.#lines.leave();
    this.#page = null;
    this.#outputs.show(null);
    this.#busy.hidden = true;
    this.#leave();
  }

  #enter() {
    this.element.toggleAttribute('data-open', true);
    this.#place.offer('photo');
    this.#place.goTo('photo');
  }

  #leave() {
    this.element.removeAttribute('data-open');
    this.#place.withdraw('photo');
  }

  /** @param {string} words */
  #tell(words) {
    this.#note.textContent = words;
    this.#say(words);
  }
}

/** What the looks of frames and digits mean. */
const legend = () => /** @type {Certainty[]} */ (['sure', 'unsure', 'unreadable']).map((certainty) => {
  const item = make('span', {}, certaintyTitle(certainty));
  item.dataset.certainty = certainty;
  return item;
});
