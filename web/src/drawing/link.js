// The fragment of the page's address, which browsers never send to a server: `#PLACE&d=DRAWING`, where either part may
// lack. A place is the name of a view, and what follows it after a slash. Mail and chat programs may change a link. This
// undoes their known changes; the lengths stored in the code show which attempt is right.

import {decode, encode} from './share-code.js';

/** @typedef {import('./strokes.js').Stroke} Stroke */

/** What is before the code. Mail may encode "=" as "=3D", and "&" as "&amp;". */
const FRONT = /^#(?:[a-z][\w/-]*&(?:amp;)?)?d=(?:3D)?/i;
/** A link can be percent-encoded several times, by one program after another; at most this often. */
const MAX_ENCODINGS = 3;

/** @param {readonly Stroke[]} strokes @param {string} [place] @returns {string} the fragment, with its # */
export const fragmentOf = (strokes, place = '') => `#${place && `${place}&`}d=${encode(strokes)}`;

/** @param {string} fragment with its # @returns {string} the place in it, or nothing */
export const placeIn = (fragment) => unescaped(fragment).match(/^#([a-z][\w/-]*)(?:&|$)/i)?.[1] ?? '';

/**
 * @param {string} fragment with its #
 * @returns {Stroke[] | null | undefined} null for a damaged drawing, undefined if there is none
 */
export function drawingIn(fragment) {
  const plain = unescaped(fragment);
  if (!FRONT.test(plain)) return undefined;
  const rest = plain.replace(FRONT, '');
  // First joins wrapped lines; if that fails, everything after a space is taken for the surrounding sentence.
  const joined = rest.replace(/[\s=\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
  for (const text of [joined, rest]) {
    const code = text.match(/^\d+\.[\w-]*/)?.[0] ?? '';
    // A trailing _ or - can be part of the code, or formatting that a program put around the link.
    // Not by /[_-]+$/, which takes seconds for a long row of them that does not end the code.
    const drawing = decode(code) ?? decode(code.match(/^.*[^_-]/)?.[0] ?? '');
    if (drawing) return drawing;
  }
  return null;
}

/** @param {string} text */
function unescaped(text) {
  for (let time = 0; time < MAX_ENCODINGS && text.includes('%'); ++time) {
    // One by one: decoding all at once would fail because of a single invalid escape.
    text = text.replace(/%[0-7][0-9a-f]|(?:%[89a-f][0-9a-f])+/gi, (escape) => {
      try {
        return decodeURIComponent(escape);
      } catch {
        return '';
      }
    });
  }
  return text;
}
