// A drawing in an address's fragment, which browsers never send to a server. On its way mail and chat programs may
// change it: what they do is undone here, and the code's own lengths tell which guess is right.

import {decode, encode} from './share-code.js';

/** @typedef {import('./strokes.js').Stroke} Stroke */

/** What is in front of the code; a "=" may have been written as "=3D", as mail does. */
const FRONT = /^#d=(?:3D)?/i;
/** Programs that escape what another has escaped do so no more often. */
const ESCAPED_TIMES = 3;

/** @param {readonly Stroke[]} strokes @returns {string} the fragment, with its # */
export const fragmentOf = (strokes) => `#d=${encode(strokes)}`;

/**
 * @param {string} fragment with its #
 * @returns {Stroke[] | null | undefined} null for a drawing that cannot be opened, undefined where none was meant
 */
export function drawingIn(fragment) {
  const plain = unescaped(fragment);
  if (!FRONT.test(plain)) return undefined;
  const rest = plain.replace(FRONT, '');
  // Lines that were wrapped are joined; else what follows a space is the sentence that the link stood in.
  const joined = rest.replace(/[\s=\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
  for (const text of [joined, rest]) {
    const code = text.match(/^\d+\.[\w-]*/)?.[0] ?? '';
    // A code may end with these, and so may what a program puts around a link to make it bold.
    const drawing = decode(code) ?? decode(code.replace(/[_-]+$/, ''));
    if (drawing) return drawing;
  }
  return null;
}

/** @param {string} text */
function unescaped(text) {
  for (let time = 0; time < ESCAPED_TIMES && text.includes('%'); ++time) {
    // Not all at once: one sign that is no escape would keep all others.
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
