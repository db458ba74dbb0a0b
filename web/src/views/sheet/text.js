// What a photographed page says.

/** @typedef {import('./page.js').Certainty} Certainty */

export const title = 'What is written there';
export const close = 'Close this page';
export const busy = 'Reading the picture …';
export const picture = 'The picture. Plus and minus zoom, 0 shows all of it, arrow keys move it.';
export const zoom = 'Zoom';
export const zoomIn = 'Larger';
export const zoomOut = 'Smaller';
export const whole = 'All of it';
export const lines = 'What was read, line by line';
export const hint = 'Something wrong? Choose the digit and type what stands there. That changes this text; the album learns from strokes only.';
export const copyText = 'Copy as text';
export const copyCsv = 'Copy as CSV';
export const aloud = 'Read aloud';
export const silent = 'Stop reading';
export const copied = 'Copied';
export const copyYourself = 'Here it is to copy';
export const toCopy = 'The text to copy';
export const pages = 'Photographs';

/** @type {Record<Certainty, string>} */
export const certainty = {sure: 'sure', unsure: 'not sure', unreadable: 'cannot be read'};

/** @param {number} probability */
const percent = (probability) => `${Math.floor(100 * probability)} percent`;

/** @param {number} place */
export const page = (place) => `Photograph ${place + 1}`;

/** @param {{line: number, place: number}} number */
export const number = ({line, place}) => `Line ${line + 1}, number ${place + 1}`;

/** @param {string} words @param {Certainty} how @param {number} confidence */
export const frame = (words, how, confidence) =>
  `${words || 'Nothing'}, ${how === 'sure' ? `${percent(confidence)} sure` : certainty[how]}: correct it`;

/** @param {number} place @param {Certainty} how @param {number} confidence @param {boolean} corrected */
export const digit = (place, how, confidence, corrected) =>
  `Digit ${place + 1}, ${corrected ? 'corrected' : how === 'sure' ? `${percent(confidence)} sure` : certainty[how]}`;

/** @type {Record<string, string>} */
const signs = {'-': 'minus', '.': 'point', ',': 'comma', '/': 'slash', ':': 'colon', '+': 'plus', '%': 'percent', '?': 'something'};

/** A line for the ear: digit by digit, with a pause between two numbers. @param {string} words @param {number} line */
export const spokenLine = (words, line) =>
  `Line ${line + 1}: ${words.split(' ').map((one) => [...one].map((glyph) => signs[glyph] ?? glyph).join(' ')).join(', ')}.`;
