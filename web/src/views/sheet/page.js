// A photographed page as data: its lines of numbers, what was corrected in them, and where they stand on the upright picture.

/**
 * @typedef {import('../../inspector/protocol.js').PageReading} PageReading
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{x: number, y: number}} Point
 * @typedef {'sure' | 'unsure' | 'unreadable'} Certainty
 * @typedef {{line: number, place: number, first: number, end: number}} Written
 *   One number: its line, its place in it, and which of the digits it has, from 0.
 */

export class Page {
  /** @type {ImageData} */ picture;
  /** @type {PageReading} */ #page;
  /** @type {Written[][]} */ lines;
  /** What stands for each of the digits and signs now: usually one character. @type {string[]} */ #glyphs;
  /** What was read there. @type {string[]} */ #read;
  /** Which example of the album a corrected digit is, and as what. @type {Map<number, {id: number, label: number}>} */
  examples = new Map();

  /** @param {ImageData} picture @param {PageReading} page */
  constructor(picture, page) {
    this.picture = picture;
    this.#page = page;
    const {text} = page.reading;
    let first = 0;
    this.lines = text === '' ? [] : text.split('\n').map((words, line) => words.split(' ').map((number, place) => {
      const written = {line, place, first, end: first + number.length};
      first = written.end;
      return written;
    }));
    this.#read = [...text.replace(/\s/g, '')];
    this.#glyphs = [...this.#read];
  }

  get reading() {
    return this.#page.reading;
  }
  get orientation() {
    return this.#page.orientation;
  }
  get numbers() {
    return this.lines.flat();
  }
  /** Of the upright picture, in pixels. */
  get size() {
    const {width, height} = this.picture;
    return this.orientation >= 6 ? {width: height, height: width} : {width, height};
  }

  /** @param {number} place */
  glyph(place) {
    return this.#glyphs[place];
  }

  /** @param {number} place @param {string} glyph empty for none, several characters for what was taken for one */
  correct(place, glyph) {
    this.#glyphs[place] = glyph;
  }

  /** @param {number} place */
  corrected(place) {
    return this.#glyphs[place] !== this.#read[place];
  }

  /** Takes over what was corrected when another network had read the same picture, where it has found the same digits. @param {Page} old */
  takeOver(old) {
    const boxOf = (/** @type {Page} */ page, /** @type {number} */ place) => JSON.stringify(page.box(place));
    const places = new Map(this.#glyphs.map((_, place) => [boxOf(this, place), place]));
    old.#glyphs.forEach((glyph, before) => {
      const place = places.get(boxOf(old, before));
      if (place === undefined || !old.corrected(before)) return;
      this.correct(place, glyph);
      const example = old.examples.get(before);
      if (example) this.examples.set(place, example);
    });
  }

  /** What a person says that it is, if that is one digit. @param {number} place @returns {number | null} */
  told(place) {
    return this.corrected(place) && /^[0-9]$/.test(this.#glyphs[place]) ? Number(this.#glyphs[place]) : null;
  }

  /** How sure the reading of a digit or sign is, 0 to 1; what a person wrote is right. @param {number} place */
  confidence(place) {
    return this.corrected(place) ? 1 : this.reading.digits[place].confidence;
  }

  /** @param {number} place @returns {Certainty} */
  certainty(place) {
    const {state} = this.reading.digits[place];
    if (this.corrected(place) || state === 'sign' || state === 'digit') return 'sure';
    return state === 'unsure' ? 'unsure' : 'unreadable';
  }

  /** Of its worst digit. @param {Written} number @returns {Certainty} */
  certaintyOf(number) {
    const all = placesOf(number).map((place) => this.certainty(place));
    return all.includes('unreadable') ? 'unreadable' : all.includes('unsure') ? 'unsure' : 'sure';
  }

  /** That all of it is right. @param {Written} number */
  confidenceOf(number) {
    return placesOf(number).reduce((product, place) => product * this.confidence(place), 1);
  }

  /** @param {Written} number */
  textOf(number) {
    return this.#glyphs.slice(number.first, number.end).join('');
  }

  /** Line by line, without the numbers and lines of which nothing is left. */
  get text() {
    return this.lines
      .map((numbers) => numbers.map((number) => this.textOf(number)).filter(Boolean).join(' '))
      .filter(Boolean);
  }

  /** As `predict --numbers --csv` prints it, but for the file: boxes in the pixels of the picture as it was opened. */
  get csv() {
    const rows = this.numbers.filter((number) => this.textOf(number)).map((number) => {
      const text = this.textOf(number);
      const {left, top, right, bottom} = united(placesOf(number).map((place) => this.reading.digits[place]));
      const box = [left, top, right, bottom].map((side) => side.toFixed(1));
      return [number.line + 1, number.place + 1, text.includes(',') ? `"${text}"` : text, this.confidenceOf(number).toFixed(4), ...box];
    });
    return [['line', 'number', 'text', 'confidence', 'left', 'top', 'right', 'bottom'], ...rows].map((row) => row.join(',')).join('\r\n');
  }

  /** Where a digit stands on the upright picture, in its pixels. @param {number} place @returns {Box} */
  box(place) {
    const {left, top, right, bottom} = this.reading.digits[place];
    const [one, across] = [this.#upright({x: left, y: top}), this.#upright({x: right, y: bottom})];
    return {
      left: Math.min(one.x, across.x), top: Math.min(one.y, across.y), right: Math.max(one.x, across.x), bottom: Math.max(one.y, across.y),
    };
  }

  /** Likewise the corners around the numbers, in the order of `numbers`, clockwise from the upper left. @returns {Point[][]} */
  get outlines() {
    const {outlines} = this.#page;
    const corner = (/** @type {number} */ i) => this.#upright({x: outlines[2 * i], y: outlines[2 * i + 1]});
    return this.numbers.map((_, number) => [0, 1, 2, 3].map((side) => corner(4 * number + side)));
  }

  /** A place of the picture as it was opened on the upright one. @param {Point} point @returns {Point} */
  #upright({x, y}) {
    const {width, height} = this.picture;
    switch (this.orientation) {
      case 3: return {x: width - x, y: height - y};
      case 6: return {x: height - y, y: x};
      case 8: return {x: y, y: width - x};
      default: return {x, y};
    }
  }
}

/** @param {Written} number */
const placesOf = ({first, end}) => Array.from({length: end - first}, (_, i) => first + i);

/** @param {Box[]} boxes at least one @returns {Box} */
const united = (boxes) => boxes.reduce((a, b) => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
}));
