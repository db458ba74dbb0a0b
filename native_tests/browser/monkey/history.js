// What the pad must hold, and what undo and redo must bring back: the page's history as the monkey knows it.

import {decode, encode} from '../../../web/src/drawing/share-code.js';

/** The usual pressure beside a pen's is stored in the 255 steps of that, as this one, and would seem to have changed. */
const USUAL = 128 / 255;

/** A code that is the same for the same strokes, whatever lies beside them. @param {import('../../../web/src/drawing/strokes.js').Stroke[]} strokes */
export const codeOf = (strokes) =>
  encode(strokes.map((stroke) => stroke.map((point) => (point.pressure === USUAL ? {...point, pressure: 0.5} : point))));

/** What can be undone, as web/src/drawing/strokes.js bounds it. */
const LIMIT = 200;
/** And how many pictures. */
const PICTURES = 20;

/** A content is what `codeOf` makes of the strokes, '' for a blank pad, or what `look` calls a picture. */
export class History {
  #states;
  #at;

  /** @param {string} restored what the page brought back when it was opened */
  constructor(restored = '') {
    this.#states = restored === '' ? [''] : ['', restored];
    this.#at = this.#states.length - 1;
  }

  get content() {
    return this.#states[this.#at];
  }
  get canUndo() {
    return this.#at > 0;
  }
  get canRedo() {
    return this.#at < this.#states.length - 1;
  }

  /** Another content takes the place of this one. @param {string} content */
  replace(content) {
    if (content === '' && this.content === '') return;
    this.#states = [...this.#states.slice(0, this.#at + 1), content].slice(-LIMIT - 1);
    while (new Set(this.#states.filter(isPicture)).size > PICTURES) this.#states.shift();
    this.#at = this.#states.length - 1;
  }

  /** The pen added what is seen now to what was there. @param {string} content as seen @returns {string} what is wrong with it, or '' */
  add(content, count) {
    const before = isPicture(this.content) ? [] : decode(this.content) ?? [];
    const after = decode(content) ?? [];
    if (after.length !== before.length + count) return `${after.length} strokes instead of ${before.length} and ${count} more`;
    if (codeOf(after.slice(0, before.length)) !== codeOf(before)) return 'what was drawn before has changed';
    if (isPicture(this.content) && count > 0) this.replace('');
    for (let i = 1; i <= count; ++i) this.replace(codeOf(after.slice(0, before.length + i)));
    return '';
  }

  undo() {
    this.#at = Math.max(0, this.#at - 1);
  }
  redo() {
    this.#at = Math.min(this.#states.length - 1, this.#at + 1);
  }
}

/** @param {string} content */
export const isPicture = (content) => content.startsWith('picture');
