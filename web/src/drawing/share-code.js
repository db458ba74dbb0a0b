// A drawing as a short text for links and for storage: "1." and base64url of
//   a byte of flags (1: with pressure), the number of strokes, then for each stroke
//   the number of its points, the first point, and the difference of each point to the one before.
// Numbers are variable-length integers (7 bits in each byte, lowest first). Coordinates are in half pad units,
// differences zigzag-encoded. With the pressure flag, each point is followed by one byte of pressure.

import {GRID, PAD_HEIGHT, PAD_WIDTH} from '../pad/size.js';

/** @typedef {import('./strokes.js').Stroke} Stroke */

const VERSION = '1.';
const HAS_PRESSURE = 1;
const USUAL_PRESSURE = 0.5;

/** @param {readonly Stroke[]} strokes @returns {string} '' for a blank drawing */
export function encode(strokes) {
  if (strokes.length === 0) return '';
  const pressed = strokes.some((stroke) => stroke.some(({pressure}) => pressure !== USUAL_PRESSURE));
  const bytes = [pressed ? HAS_PRESSURE : 0];
  put(bytes, strokes.length);
  for (const stroke of strokes) {
    put(bytes, stroke.length);
    let x = 0;
    let y = 0;
    for (const point of stroke) {
      const nextX = Math.round(point.x / GRID);
      const nextY = Math.round(point.y / GRID);
      put(bytes, zigzag(nextX - x));
      put(bytes, zigzag(nextY - y));
      if (pressed) bytes.push(Math.round(point.pressure * 255));
      x = nextX;
      y = nextY;
    }
  }
  return VERSION + toBase64Url(bytes);
}

/**
 * The inverse of `encode`. Null for anything that `encode` does not write: truncated, from a later version, with
 * points outside of the pad.
 * @param {string} code
 * @returns {Stroke[] | null}
 */
export function decode(code) {
  if (!code.startsWith(VERSION)) return null;
  const bytes = fromBase64Url(code.slice(VERSION.length));
  if (!bytes || bytes.length === 0 || bytes[0] > HAS_PRESSURE) return null;
  const reader = new Reader(bytes, 1);
  const count = reader.number();
  // Each stroke has at least three bytes and each point two, which bounds the memory that wrong lengths can demand.
  if (!(count > 0 && count <= reader.left / 3)) return null;
  const strokes = [];
  while (strokes.length < count) {
    const length = reader.number();
    if (!(length > 0 && length <= reader.left / 2)) return null;
    const stroke = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i < length; ++i) {
      x += unzigzag(reader.number()) * GRID;
      y += unzigzag(reader.number()) * GRID;
      const pressure = bytes[0] === HAS_PRESSURE ? reader.byte() / 255 : USUAL_PRESSURE;
      if (!(x >= 0 && x <= PAD_WIDTH && y >= 0 && y <= PAD_HEIGHT && pressure >= 0)) return null;
      stroke.push({x, y, pressure});
    }
    strokes.push(stroke);
  }
  return reader.atEnd ? strokes : null;
}

/** Returns NaN past the end, which fails every check. */
class Reader {
  #bytes;
  #at;

  /** @param {Uint8Array} bytes @param {number} at */
  constructor(bytes, at) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get left() {
    return this.#bytes.length - this.#at;
  }
  get atEnd() {
    return this.left <= 0;
  }
  byte() {
    return this.atEnd ? NaN : this.#bytes[this.#at++];
  }
  number() {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte();
      if (Number.isNaN(byte)) return NaN;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    return NaN;
  }
}

/** @param {number[]} bytes @param {number} value */
function put(bytes, value) {
  for (; value >= 128; value >>>= 7) bytes.push((value & 127) | 128);
  bytes.push(value);
}

/** Maps integers with a small magnitude to small non-negative integers. @param {number} value */
const zigzag = (value) => (value < 0 ? -2 * value - 1 : 2 * value);
/** @param {number} value */
const unzigzag = (value) => (value % 2 ? -(value + 1) / 2 : value / 2);

/** @param {number[]} bytes */
function toBase64Url(bytes) {
  const text = bytes.map((byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text @returns {Uint8Array | null} */
function fromBase64Url(text) {
  try {
    const decoded = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(decoded, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
