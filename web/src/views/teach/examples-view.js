// Shows the examples, each with a button that deletes it.

import {largest, smallest} from '../../extremes.js';
import {teach as text} from '../../learning/text.js';
import {t} from '../../language.js';
import {button, make} from '../make.js';

/** @typedef {import('../../learning/examples.js').Kept} Kept */

const SVG = 'http://www.w3.org/2000/svg';
export class ExamplesView {
  element = make('section', {className: 'own-examples', tabIndex: -1, 'aria-label': t('teach.examples')});
  #list = make('ul', {role: 'list'});
  #empty = make('p', {className: 'note', textContent: t('teach.empty')});
  #older;
  #remove;

  /** @param {(id: number) => void} remove @param {() => void} older shows more digits */
  constructor(remove, older) {
    this.#remove = remove;
    this.#older = button('', older, {className: 'button', hidden: true, id: 'examples-older'});
    this.element.append(this.#empty, this.#list, this.#older);
  }

  /** @param {Kept[]} newest the newest first @param {number} count of all that are kept */
  show(newest, count) {
    this.#empty.hidden = count > 0;
    const focused = [...this.#list.children].findIndex((tile) => tile.contains(document.activeElement));
    const tiles = newest.map((digit, i) => this.#tile(digit, count - 1 - i));
    this.#list.replaceChildren(...tiles);
    // After a digit was deleted, the next one gets the focus.
    if (focused >= 0) (tiles[Math.min(focused, tiles.length - 1)]?.querySelector('button') ?? this.element).focus();
    this.#older.hidden = newest.length >= count;
    this.#older.textContent = text.older(newest.length, count);
  }

  /** @param {Kept} digit @param {number} place */
  #tile({id, label, strokes}, place) {
    const remove = make('button', {type: 'button', className: 'examples-delete', textContent: '×', 'aria-label': t('teach.delete', {digit: label, place: place + 1}), on: {click: () => this.#remove(id ?? -1)}});
    return make('li', {}, picture(strokes), make('b', {textContent: String(label)}), remove);
  }
}

/** @param {[number, number][][]} strokes */
function picture(strokes) {
  const all = strokes.flat();
  const axis = (/** @type {0 | 1} */ i) => all.map((point) => point[i]);
  const [left, top] = [smallest(axis(0)), smallest(axis(1))];
  const side = Math.max(largest(axis(0)) - left, largest(axis(1)) - top, 1);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `${left - 0.12 * side} ${top - 0.12 * side} ${1.24 * side} ${1.24 * side}`);
  svg.setAttribute('aria-hidden', 'true');
  for (const stroke of strokes) {
    const line = document.createElementNS(SVG, 'polyline');
    line.setAttribute('points', (stroke.length === 1 ? [stroke[0], stroke[0]] : stroke).join(' '));
    line.setAttribute('stroke-width', String(side * 0.09));
    svg.append(line);
  }
  return svg;
}
