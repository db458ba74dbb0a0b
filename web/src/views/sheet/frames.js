// A frame around each number on the picture, and a mark around the digit that is being corrected.

import {make} from '../make.js';
import * as text from './text.js';

/**
 * @typedef {import('./page.js').Page} Page
 * @typedef {import('./page.js').Point} Point
 */

/** Between ink and frame, in the picture's sides. */
const MARGIN = 0.006;
/** The widest line of a frame, in pixels of the page: it must stand outside of the ink at each scale. */
const LINE = 4;
/** Lower numbers than this, in pixels of the page, have thinner lines, as far as a third. */
const LOW = 24;
/** What leans less is level, radians. */
const LEVEL = 0.002;

export class FramesView {
  element = make('ol', {className: 'sheet-frames', role: 'list'});
  #mark = make('div', {className: 'sheet-mark', hidden: true});
  #onChoose;
  /** @type {Page | null} */ #page = null;
  /** @type {HTMLButtonElement[]} */ #frames = [];
  /** Of the digit that is being corrected. @type {number | null} */ #marked = null;
  /** Pixels of the page for one of the picture. */ #scale = 1;

  /** @param {(digit: number) => void} onChoose with the first digit of the number whose frame was pressed */
  constructor(onChoose) {
    this.#onChoose = onChoose;
  }

  /** @param {Page} page */
  show(page) {
    this.#page = page;
    this.#frames = page.numbers.map((number) =>
      make('button', {type: 'button', className: 'sheet-frame', on: {click: () => this.#onChoose(number.first)}}));
    this.#place();
    this.mark(null);
    this.element.replaceChildren(...this.#frames.map((frame) => make('li', {}, frame)), this.#mark);
    this.update();
  }

  /** @param {number} scale pixels of the page for one of the picture */
  scaled(scale) {
    if (scale === this.#scale) return;
    this.#scale = scale;
    this.#place();
    this.mark(this.#marked);
  }

  #place() {
    const page = this.#page;
    page?.outlines.forEach((outline, i) => place(this.#frames[i], page, outline, this.#scale));
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
    this.#marked = digit;
    this.#mark.hidden = digit === null;
    if (digit === null || !this.#page) return;
    const {left, top, right, bottom} = this.#page.box(digit);
    place(this.#mark, this.#page, [{x: left, y: top}, {x: right, y: top}, {x: right, y: bottom}, {x: left, y: bottom}], this.#scale);
  }
}

/**
 * Lays an element over a rectangle of the picture, with a margin. One that lies level ends where the picture does.
 * @param {HTMLElement} element @param {Page} page @param {Point[]} corners clockwise from the upper left
 * @param {number} scale pixels of the page for one of the picture
 */
function place({style}, {size}, [first, second, , fourth], scale) {
  const angle = Math.atan2(second.y - first.y, second.x - first.x);
  const level = Math.abs(angle) < LEVEL;
  const inside = (/** @type {number} */ value, /** @type {number} */ most) => (level ? Math.min(Math.max(value, 0), most) : value);
  const [along, down] = [distance(first, second), distance(first, fourth)];
  const line = Math.min(Math.max((down * scale) / LOW, 1 / 3), 1);
  const margin = Math.max(MARGIN * Math.max(size.width, size.height), (LINE * line) / scale);
  style.setProperty('--line', String(line));
  // Turned about its own middle, it lies level around it.
  const middle = {x: (second.x + fourth.x) / 2, y: (second.y + fourth.y) / 2};
  const [left, right] = [-1, 1].map((side) => inside(middle.x + side * (along / 2 + margin), size.width));
  const [top, bottom] = [-1, 1].map((side) => inside(middle.y + side * (down / 2 + margin), size.height));
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${right - left}px`;
  style.height = `${bottom - top}px`;
  style.rotate = level ? '' : `${angle}rad`;
}

/** @param {Point} a @param {Point} b */
const distance = (a, b) => Math.hypot(b.x - a.x, b.y - a.y);
