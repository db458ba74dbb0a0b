// Views of a network while it trains: its first filters, its mistakes, and its answer to the drawing on the pad.

import {largest} from '../../extremes.js';
import {ask} from '../../learning/client.js';
import {watch as text} from '../../learning/train-text.js';
import {t} from '../../language.js';
import {BarsView} from '../bars.js';
import {make} from '../make.js';
import {paintCells} from '../inside/colours.js';

/**
 * @typedef {import('../../learning/protocol.js').Filters} Filters
 * @typedef {import('../../learning/protocol.js').Mistake} Mistake
 * @typedef {import('../../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../inside/colours.js').Colour} Colour
 */

/** The tiles are dark in both themes, as MNIST's pictures are. */
const INK = /** @type {Colour} */ ([255, 255, 255]);
const PRO = /** @type {Colour} */ ([130, 155, 255]);
const CONTRA = /** @type {Colour} */ ([255, 150, 70]);
const MOST_FILTERS = 32;

/** @param {string} title @param {...Node} content */
const part = (title, ...content) => make('section', {className: 'watch'}, make('h3', {textContent: title}), ...content);

export class FiltersView {
  #tiles = make('div', {className: 'tiles filters', 'aria-hidden': 'true'});
  #words = make('p', {className: 'note'});
  element = part(t('train.watch.filters'), this.#tiles, this.#words);

  /** @param {Filters} filters */
  show({height, width, weights}) {
    const shown = weights.slice(0, MOST_FILTERS);
    while (this.#tiles.children.length > shown.length) this.#tiles.lastChild?.remove();
    while (this.#tiles.children.length < shown.length) this.#tiles.append(make('canvas'));
    shown.forEach((values, i) => {
      const most = largest(values.map(Math.abs), 1e-9);
      paintCells(/** @type {HTMLCanvasElement} */ (this.#tiles.children[i]), width, height, (at) => Math.abs(values[at]) / most, (at) => (values[at] > 0 ? PRO : CONTRA));
    });
    const words = shown.length > 0 ? t('train.watch.filtersWords', {count: weights.length, height, width}) : t('train.watch.noFilters');
    if (this.#words.textContent !== words) this.#words.textContent = words;
  }
}

export class MistakesView {
  #list = make('ul', {className: 'tiles mistakes', role: 'list'});
  #words = make('p', {className: 'note', textContent: t('train.watch.mistakesNone')});
  element = part(t('train.watch.mistakes'), this.#list, this.#words);

  /** @param {Mistake[] | null} mistakes null before the end of the first epoch */
  show(mistakes) {
    this.#list.replaceChildren(...(mistakes ?? []).map((mistake) => {
      const canvas = make('canvas', {'aria-hidden': 'true'});
      paintCells(canvas, mistake.size, mistake.size, (i) => mistake.picture[i] / 255, () => INK);
      return make('li', {}, canvas, make('span', {textContent: text.mistake(mistake)}));
    }));
    this.#words.textContent = !mistakes ? t('train.watch.mistakesNone') : mistakes.length === 0 ? t('train.watch.mistakesNoMore') : '';
  }
}

export class LiveView {
  #words = make('p', {id: 'train-live'});
  /** A copy of the bars below the pad. */
  #bars = /** @type {HTMLElement} */ (document.getElementById('bars')?.cloneNode(true));
  element = part(t('train.watch.live'), this.#words, this.#bars);
  #view = new BarsView(this.#bars);
  #strokes;
  #busy = false;
  /** Whether the drawing or the network has changed since the question that is not answered yet. */
  #due = false;
  #trained = false;

  /** @param {Strokes} strokes */
  constructor(strokes) {
    this.#strokes = strokes;
    this.#bars.removeAttribute('id');
    strokes.onChange(() => this.ask());
    this.#words.textContent = t('train.watch.liveStart');
  }

  /** Must be called when the training has a network. */
  begin() {
    this.#trained = true;
    this.ask();
  }

  /** Reads the drawing, or once more after the previous question is answered. */
  async ask() {
    if (!this.#trained) return;
    if (this.#busy) {
      this.#due = true;
      return;
    }
    if (this.#strokes.pairs.length === 0) {
      this.#words.textContent = t('train.watch.liveBlank');
      return this.#view.show(null);
    }
    this.#busy = true;
    this.#due = false;
    // The page reads the same drawing itself and reports what is wrong with it.
    try {
      const reading = await ask('read', {pairs: this.#strokes.pairs.slice()}).catch(() => null);
      if (!reading || reading.digits.length === 0) return;
      this.#words.textContent = text.liveWords(reading);
      this.#view.show(reading.digits[0]);
    } finally {
      this.#busy = false;
      if (this.#due) this.ask();
    }
  }
}
