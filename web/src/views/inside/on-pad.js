// What else a drawn digit might have been, on the pad itself: ink that would be added or taken away, painted over the
// strokes. It is a picture of the pad's, so that the pad's undo takes it back; the strokes below stay as they are.

import {painted} from './painted-change.js';

/**
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../recogniser/client.js').Reading} Reading
 * @typedef {import('../../inspector/protocol.js').Structure} Structure
 * @typedef {{base: Digit, before: Uint8Array[], picture: Uint8Array, changed: number}} Change
 *   Of a digit as it was drawn: the pictures that were made of it before, the one that is made of it now, and how many
 *   values the search has changed.
 * @typedef {{over: boolean, picture: ImageData}} Film Is over once something else happens to the pad.
 * @typedef {{of: Reading, change: Change}} Kept The reading that the change is one of, and how far it has come.
 */

export class OnPad {
  #page;
  /** @type {Reading | null} */ #reading = null;
  /** @type {Film | null} */ #film = null;
  /** @type {WeakMap<Uint8Array, Change>} */ #changes = new WeakMap();
  /** What lies, or may lie again, on the pad. @type {WeakMap<ImageData, Kept>} */ #kept = new WeakMap();

  /**
   * @param {{strokes: import('../../drawing/strokes.js').Strokes, inspector: import('../../inspector/client.js').InspectorClient,
   *          picture: {repaint: () => void}, show: (reading: Reading) => void}} page
   *   as in ../../page.js; `picture` is the view of the pad's
   */
  constructor(page) {
    this.#page = page;
    page.strokes.onChange((change) => {
      if (change !== 'ended' && this.#film) this.#film.over = true;
    });
  }

  /** Call with each reading that is shown. @param {Reading} reading */
  shows(reading) {
    this.#reading = reading;
  }

  /** What a picture that the page has as a digit's was made of here, if it was. @param {Uint8Array} picture */
  changeOf(picture) {
    return this.#changes.get(picture) ?? null;
  }

  /** Whether a digit's change can be shown: it must be drawn, for an opened picture has ink of any kind. @param {Digit} digit */
  takes({strokes, left}) {
    const {picture} = this.#page.strokes;
    return strokes.length > 0 && Number.isFinite(left) && (!picture || this.#kept.has(picture));
  }

  /** Puts the beginning of a change on the pad, from where undo takes it. @param {Change} change @param {Structure} structure @returns {Film} */
  begin(change, structure) {
    this.cancel();
    const {strokes} = this.#page;
    const picture = painted(change, structure);
    this.#changes.set(change.picture, change);
    this.#kept.set(picture, {of: /** @type {Reading} */ (this.#reading), change});
    // The page takes the last strokes for those of the digit that is asked about.
    const own = [...change.base.strokes, ...change.base.joined];
    strokes.open(picture, [...strokes.all.filter((stroke) => !own.includes(stroke)), ...strokes.all.filter((stroke) => own.includes(stroke))]);
    return this.#film = {over: false, picture};
  }

  /** Shows a later moment of it, and what the digit is read as then. @param {Film} film @param {Change} change @param {Structure} structure */
  async show(film, change, structure) {
    const kept = /** @type {Kept} */ (this.#kept.get(film.picture));
    this.#changes.set(change.picture, change);
    const reading = await this.#read(kept.of, change);
    if (film.over) return;
    kept.change = change;
    film.picture.data.set(painted(change, structure).data);
    this.#page.picture.repaint();
    this.#page.show(reading);
  }

  /** Its end is there, and stays until it is undone. @param {Film} film */
  end(film) {
    if (film === this.#film) this.#film = null;
  }

  /** Takes a film back that has not come to its end. Returns whether there was one. */
  cancel() {
    const film = this.#film;
    this.#film = null;
    if (!film || film.over) return false;
    this.undo();
    return true;
  }

  /** Takes back what was kept last. */
  undo() {
    this.#page.strokes.undo();
  }

  /** Brings the drawing back as it was. */
  leave() {
    this.cancel();
    const {strokes} = this.#page;
    const changed = () => strokes.picture !== null && this.#kept.has(strokes.picture);
    while (changed() && strokes.canUndo) strokes.undo();
    if (changed()) strokes.replace([...strokes.all]);  // of many changes the pad has forgotten the first
  }

  /** The reading of what was made here; null for any other picture. @param {ImageData} picture @returns {Promise<Reading> | null} */
  read(picture) {
    const kept = this.#kept.get(picture);
    return kept ? this.#read(kept.of, kept.change) : null;
  }

  /** What the page says of the whole drawing with the digit's new picture in place of its own. @param {Reading} of @param {Change} change @returns {Promise<Reading>} */
  async #read(of, {base, picture}) {
    const {digits: [answer]} = await this.#page.inspector.ask('readPicture', {picture});
    const {left, top, right, bottom, strokes, joined} = base;
    const place = of.digits.findIndex((digit) => digit.left === left && digit.top === top && digit.right === right && digit.bottom === bottom);
    return withDigit(of, place, {...base, ...answer, picture, left, top, right, bottom, strokes, joined});
  }
}

/** @param {Reading} reading @param {number} place @param {Digit} digit @returns {Reading} */
function withDigit(reading, place, digit) {
  const digits = reading.digits.map((other, i) => (i === place ? digit : other));
  const glyph = digit.state === 'not-a-digit' ? '?' : String(digit.label);
  let seen = -1;
  const text = reading.text.replace(/\S/g, (old) => (++seen === place ? glyph : old));
  const confidence = digits.reduce((product, each) => product * each.confidence, 1);
  return {...reading, state: digits.length === 1 ? digit.state : reading.state, text, confidence, digits, alternatives: []};
}
