// A frame around each number on the picture, and a mark around the digit that is being corrected.

import {make} from '../make.js';
import * as text from './text.js';

/**
 * @typedef {import('./page.js').Page} Page
 * @typedef {import('./page.js').Box} Box
 */

/** Between ink and frame, in the picture's sides. */
const MARGIN = 0.006;

export class FramesView {
  element = make('ol', {className: 'sheet-frames', role: 'list'});
  #mark = make('div', {className: 'sheet-mark', hidden: true});
  #onChoose;
  /** @type {Page | null} */ #page = null;
  /** @type {HTMLButtonElement[]} */ #frames = [];

  /** @param {(digit: number) => void} onChoose with the first digit of the number whose frame was pressed */
  constructor(onChoose) {
    this.#onChoose = onChoose;
  }

  /** @param {Page} page */
  show(page) {
    this.#page = page;
    this.#frames = page.numbers.map((number) => {
      const frame = make('button', {type: 'button', className: 'sheet-frame', on: {click: () => this.#onChoose(number.first)}});
      place(frame, page, page.box(number.first, number.end));
      return frame;
    });
    this.#mark.hidden = true;
    this.element.replaceChildren(...this.#frames.map((frame) => make('li', {}, frame)), this.#mark);
    this.update();
  }

  /** After a correction. */
  update() {
    const page = this.#page;
    page?.numbers.forEach((number, i) => {
      const certainty = page.certaintyOf(number);
      this.#frames[i].dataset.certainty = certainty;
      this.#frames[i].setAttribute('aria-label', text.frame(page.textOf(number), certainty, page.confidenceOf(number)));
    });
  }

  /** @param {number | null} digit */
  mark(digit) {
    this.#mark.hidden = digit === null;
    if (digit !== null && this.#page) place(this.#mark, this.#page, this.#page.box(digit));
  }
}

/** @param {HTMLElement} element @param {Page} page @param {Box} box */
function place({style}, {size}, {left, top, right, bottom}) {
  const margin = MARGIN * Math.max(size.width, size.height);
  const inside = (/** @type {number} */ value, /** @type {number} */ most) => Math.min(Math.max(value, 0), most);
  const [x, y] = [inside(left - margin, size.width), inside(top - margin, size.height)];
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${inside(right + margin, size.width) - x}px`;
  style.height = `${inside(bottom + margin, size.height) - y}px`;
}
