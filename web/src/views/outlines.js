// Outlines the digits of a number on the pad. Each outline has a button with the digit's label, which selects it for the
// bars and the picture, and a button that removes its strokes. A single digit has no outline.

import {PAD_HEIGHT, PAD_WIDTH} from '../pad/size.js';
import * as text from '../text.js';
import {keepFocus} from './focus.js';

/**
 * @typedef {import('../drawing/strokes.js').Stroke} Stroke
 * @typedef {import('../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../recogniser/client.js').Digit} Digit
 * @typedef {import('../recogniser/client.js').Reading} Reading
 */

/** The distance between ink and outline, in pad units. */
const MARGIN = 16;
/** Closer to the pad's border than this, a button does not fit on small screens. */
const EDGE = 70;

/** Of a blank pad. @type {Reading} */
export const BLANK = {state: 'blank', text: '', confidence: 0, alternatives: [], digits: []};

export class OutlinesView {
  #list;
  #home;
  #strokes;
  #onSelect;
  /** @type {Outline[]} */ #outlines = [];
  #reading = BLANK;
  /** Identifies the selected digit: by its first stroke, because its index may change; in a picture, which has no
   *  strokes, by its index. @type {Stroke | number | null} */
  #chosen = null;

  /**
   * @param {HTMLElement} list
   * @param {HTMLElement} home gets the focus when the focused outline is removed and no other is left
   * @param {Strokes} strokes
   * @param {() => void} onSelect
   */
  constructor(list, home, strokes, onSelect) {
    this.#list = list;
    this.#home = home;
    this.#strokes = strokes;
    this.#onSelect = onSelect;
    // While drawing, the newest digit is selected, and the buttons must not be in the way of the pen.
    strokes.onChange((change) => {
      if (change === 'extended') return;
      if (change !== 'ended') this.#chosen = null;
      list.dataset.drawing = String(strokes.drawing);
    });
  }

  get reading() {
    return this.#reading;
  }

  /** The selected digit, or the last one drawn; null when the pad is blank. @returns {Digit | null} */
  get digit() {
    const {digits} = this.#reading;
    const wanted = this.#chosen ?? this.#strokes.all.at(-1);
    // Of digits that the pen joined, the last one is the newest.
    return digits.filter(({strokes, joined}, place) => place === wanted || [...strokes, ...joined].some((stroke) => stroke === wanted)).at(-1) ?? digits[0] ?? null;
  }

  /** @param {Reading} reading */
  show(reading) {
    this.#reading = reading;
    const shown = reading.digits.length > 1 ? reading.digits : [];
    while (this.#outlines.length < shown.length) this.#add();
    if (this.#outlines.length > shown.length) keepFocus(() => this.#keep(shown.length), this.#list, this.#home);
    this.#outlines.forEach((outline, i) => outline.show(shown[i]));
    this.#mark();
  }

  #add() {
    const outline = new Outline(
      (digit) => {
        this.#chosen = (digit.joined[0] ? null : digit.strokes[0]) ?? this.#reading.digits.indexOf(digit);
        this.#mark();
        this.#onSelect();
      },
      (digit) => this.#remove(digit),
    );
    this.#outlines.push(outline);
    this.#list.append(outline.element);
  }

  /** Takes a digit off the pad; of strokes that it shares with others these keep their parts. @param {Digit} digit */
  #remove({strokes, joined}) {
    const gone = [...strokes, ...joined];
    const others = this.#reading.digits.flatMap((other) => (other.joined[0] ? other.strokes : []));
    const parts = others.filter((part) => !strokes.includes(part) && joined.some((stroke) => stroke.includes(part[0])));
    this.#strokes.replace([...this.#strokes.all.filter((stroke) => !gone.includes(stroke)), ...parts]);
  }

  /** @param {number} count */
  #keep(count) {
    for (const {element} of this.#outlines.splice(count)) element.remove();
  }

  #mark() {
    const {digit} = this;
    for (const outline of this.#outlines) outline.mark(outline.digit === digit);
  }
}

class Outline {
  element = document.createElement('li');
  /** @type {Digit | null} */ digit = null;
  #select = document.createElement('button');
  #remove = document.createElement('button');

  /** @param {(digit: Digit) => void} onSelect @param {(digit: Digit) => void} onRemove */
  constructor(onSelect, onRemove) {
    this.element.className = 'outline';
    this.#select.className = 'outline-label';
    this.#remove.className = 'outline-remove';
    this.#remove.textContent = '×';
    for (const button of [this.#select, this.#remove]) button.type = 'button';
    this.#select.addEventListener('click', () => this.digit && onSelect(this.digit));
    this.#remove.addEventListener('click', () => this.digit && onRemove(this.digit));
    this.element.append(this.#select, this.#remove);
  }

  /** @param {Digit} digit */
  show(digit) {
    this.digit = digit;
    const {style, dataset} = this.element;
    const left = Math.max(0, digit.left - MARGIN);
    const top = Math.max(0, digit.top - MARGIN);
    style.left = `${(left / PAD_WIDTH) * 100}%`;
    style.top = `${(top / PAD_HEIGHT) * 100}%`;
    style.width = `${((Math.min(PAD_WIDTH, digit.right + MARGIN) - left) / PAD_WIDTH) * 100}%`;
    style.height = `${((Math.min(PAD_HEIGHT, digit.bottom + MARGIN) - top) / PAD_HEIGHT) * 100}%`;
    dataset.state = digit.state;
    // At the pad's border the buttons are placed inside the outline.
    dataset.top = String(digit.top < EDGE);
    dataset.bottom = String(digit.bottom > PAD_HEIGHT - EDGE);
    const label = document.createElement('b');
    label.textContent = text.outlines.label(digit);
    this.#select.replaceChildren(label, ` ${text.asPercent(digit.confidence)}`);
    this.#select.setAttribute('aria-label', text.outlines.select(digit));
    this.#remove.hidden = digit.strokes.length === 0;
    this.#remove.setAttribute('aria-label', text.outlines.remove(digit));
  }

  /** @param {boolean} shown whether bars and picture show this digit */
  mark(shown) {
    this.#select.setAttribute('aria-pressed', String(shown));
  }
}
