// A map on a canvas with a frame on a part of it.

import {largest} from '../../../extremes.js';
import {coloursOf, paintCells} from '../colours.js';
import {make} from '../../make.js';

export class FieldCanvas {
  canvas = make('canvas');
  #field = make('span', {className: 'field', hidden: true});
  element = make('div', {className: 'cells'}, this.canvas, this.#field);
  #height = 1;
  #width = 1;

  /**
   * @param {ArrayLike<number> | null} values of all maps [height, width, maps] @param {number} map @param {number} maps
   * @param {{height: number, width: number}} size
   * @param {number} [most] the value that is opaque; else the map's largest
   */
  show(values, map, maps, {height, width}, most) {
    this.#height = height;
    this.#width = width;
    const at = (/** @type {number} */ i) => values?.[i * maps + map] ?? 0;
    const darkest = most ?? largest(Array.from({length: height * width}, (_, i) => Math.abs(at(i))), 1e-9);
    const {ink, contra} = coloursOf(this.canvas);
    paintCells(this.canvas, width, height, (i) => Math.abs(at(i)) / darkest, (i) => (at(i) < 0 ? contra : ink));
  }

  /** Frames what lies within the map of some rows and columns. @param {number} top @param {number} left @param {number} height @param {number} width */
  frame(top, left, height, width) {
    const along = (/** @type {number} */ first, /** @type {number} */ size, /** @type {number} */ length) => {
      const begin = Math.max(0, first);
      return [`${(100 * begin) / length}%`, `${(100 * (Math.min(length, first + size) - begin)) / length}%`];
    };
    const {style} = this.#field;
    [style.top, style.height] = along(top, height, this.#height);
    [style.left, style.width] = along(left, width, this.#width);
    this.#field.hidden = false;
  }
}
