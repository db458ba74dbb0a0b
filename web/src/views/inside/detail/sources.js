// What a value is made of, map by map: those that count most, with the window on each, and the others together.

import {largest} from '../../../extremes.js';
import * as text from '../detail-text.js';
import {t} from '../../../language.js';
import {make} from '../../make.js';
import {sumsOf} from './equation.js';
import {FieldCanvas} from './field-canvas.js';

/**
 * @typedef {import('../../../inspector/protocol.js').Derivation} Derivation
 * @typedef {import('../graph.js').Column} Column
 */

/** So many maps are shown one by one. */
const MOST = 12;

export class Sources {
  element = make('div', {className: 'sources'});
  #list = make('div', {className: 'source-list', role: 'group'});
  #others = make('p', {className: 'note'});
  /** @type {{map: number, button: HTMLButtonElement, view: FieldCanvas, bar: HTMLElement, words: HTMLElement}[]} */ #items = [];
  #onChoose;
  #chosen = -1;
  /** Whether somebody chose it; else it is the one that counts most at the place. */
  #byHand = false;

  /** @param {(map: number) => void} onChoose */
  constructor(onChoose) {
    this.#onChoose = onChoose;
    this.element.append(this.#list, this.#others);
  }

  /** Whether somebody is about to choose one, or has chosen it: they stay where they are then. */
  get inUse() {
    return this.#byHand || this.element.contains(document.activeElement);
  }

  /** The map whose numbers are shown. */
  get chosen() {
    return this.#chosen;
  }

  /**
   * @param {number[]} maps the most important first; those beyond the first twelve are summed up
   * @param {Column} column that they are of
   */
  build(maps, column) {
    this.#list.setAttribute('aria-label', text.sources(column));
    this.#chosen = maps[0] ?? -1;
    this.#byHand = false;
    this.#items = maps.slice(0, MOST).map((map) => {
      const view = new FieldCanvas();
      const bar = make('span', {className: 'source-bar'});
      const words = make('span', {className: 'source-words'});
      const button = make('button', {type: 'button', className: 'source', on: {click: () => this.#choose(map)}}, view.element, words, bar);
      return {map, button, view, bar, words};
    });
    this.#list.replaceChildren(...this.#items.map(({button}) => button));
    this.#list.toggleAttribute('data-values', column.kind === 'values');
    this.#mark();
  }

  /** @param {number} map */
  #choose(map) {
    this.#chosen = map;
    this.#byHand = true;
    this.#mark();
    this.#onChoose(map);
  }

  #mark() {
    for (const {map, button} of this.#items) button.setAttribute('aria-pressed', String(map === this.#chosen));
  }

  /**
   * @param {Derivation} derived @param {ArrayLike<number>} values of all maps before @param {Column} column that they are of
   * @param {number} most the value that is opaque
   */
  show(derived, values, column, most) {
    const sums = sumsOf(derived);
    const strongest = largest(sums.map(Math.abs), 1e-9);
    if (!this.#byHand) {
      const most = (/** @type {number} */ map) => Math.abs(sums[map - derived.firstSource] ?? 0);
      this.#chosen = this.#items.reduce((best, {map}) => (most(map) > most(best) ? map : best), this.#items[0]?.map ?? -1);
      this.#mark();
    }
    let shown = 0;
    for (const {map, view, bar, words, button} of this.#items) {
      const sum = sums[map - derived.firstSource] ?? 0;
      shown += sum;
      view.show(values, map, column.all, column, most);
      view.frame(derived.top, derived.left, (derived.height - 1) * derived.down + 1, (derived.width - 1) * derived.right + 1);
      words.textContent = text.source(column, map, derived.arithmetic === 'weighted' ? sum : null);
      button.setAttribute('aria-label', text.sourceName(column, map, sum));
      bar.dataset.sign = sum < 0 ? 'minus' : 'plus';
      bar.style.inlineSize = `${Math.round((100 * Math.abs(sum)) / strongest)}%`;
      bar.hidden = derived.arithmetic !== 'weighted';
    }
    const left = derived.sources - this.#items.length;
    this.#others.textContent = left > 0 ? t('inside.detail.others', {count: left, sum: text.number(sums.reduce((all, each) => all + each, 0) - shown)}) : '';
  }
}
