// The kept digits, each with its strokes and a button that deletes it.

import {teach as text} from '../../learning/text.js';
import {make} from '../make.js';

/** @typedef {import('../../learning/album.js').Kept} Kept */

const SVG = 'http://www.w3.org/2000/svg';
/** So many are shown: a page of ten thousand would be of no use to anybody. */
const MOST_SHOWN = 60;

export class AlbumView {
  element = make('section', {className: 'album', 'aria-label': text.album});
  #list = make('ul', {role: 'list'});
  #empty = make('p', {className: 'note', textContent: text.empty});
  #remove;

  /** @param {(id: number) => void} remove */
  constructor(remove) {
    this.#remove = remove;
    this.element.append(this.#empty, this.#list);
  }

  /** The last ones first. @param {Kept[]} digits */
  show(digits) {
    this.#empty.hidden = digits.length > 0;
    const shown = digits.map((digit, place) => ({digit, place})).slice(-MOST_SHOWN).reverse();
    this.#list.replaceChildren(...shown.map(({digit, place}) => this.#tile(digit, place)));
  }

  /** @param {Kept} digit @param {number} place */
  #tile({id, label, strokes}, place) {
    const remove = make('button', {type: 'button', className: 'album-delete', textContent: '×', 'aria-label': text.delete(label, place), on: {click: () => this.#remove(id ?? -1)}});
    return make('li', {}, picture(strokes), make('b', {textContent: String(label)}), remove);
  }
}

/** @param {[number, number][][]} strokes */
function picture(strokes) {
  const all = strokes.flat();
  const axis = (/** @type {0 | 1} */ i) => all.map((point) => point[i]);
  const smallest = (/** @type {number[]} */ values) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const largest = (/** @type {number[]} */ values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
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
