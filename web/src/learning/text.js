// The words of teaching and training, brought with them.

import {withArticle} from '../text.js';

const precise = new Intl.NumberFormat('en', {style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1});
const percent = new Intl.NumberFormat('en', {style: 'percent'});
const whole = new Intl.NumberFormat('en');
const size = new Intl.NumberFormat('en', {maximumFractionDigits: 1});

/** @param {number} part @param {number} all */
const outOf = (part, all) => `${whole.format(Math.round(part * all))} of ${whole.format(all)}`;

export const teach = {
  blank: 'Draw a digit first, then tell what it is.',
  picture: 'Only what is drawn can be taught, not a picture.',
  unread: 'Your drawing is not read yet; try again in a moment.',
  /** @param {number} digit @param {number} count */
  kept: (digit, count) =>
    `Kept: ${withArticle(digit)}. ${count === 1 ? 'One digit is' : `${whole.format(count)} digits are`} in your album.`,
  /** @param {number} digit */
  already: (digit) => `This ${digit} is in your album.`,
  /** @param {number} digit @param {number} read @param {number} confidence */
  improbable: (digit, read, confidence) =>
    `Really ${withArticle(digit)}? It looks like ${withArticle(read)} (${percent.format(confidence)}). Tell it again to insist.`,
  /** @param {number} digit */
  insist: (digit) => `It is ${withArticle(digit)}`,
  examples: 'Your album',
  empty: 'Your album is empty. Tell of a drawing what it is, and it is kept here, on this device only.',
  /** @param {number} shown @param {number} count */
  older: (shown, count) => `Show older ones (${whole.format(count - shown)})`,
  /** @param {number} digit @param {number} place */
  delete: (digit, place) => `Delete the ${digit}, number ${place + 1}`,
  /** @param {number} count */
  learn: (count) => (count === 1 ? 'Learn this digit' : `Learn from these ${whole.format(count)} digits`),
  stop: 'Stop',
  undo: 'Undo the last lesson',
  undone: 'The last lesson is undone.',
  reset: 'Forget everything',
  resetSure: 'Really forget album and lessons?',
  forgotten: 'Everything is forgotten.',
  learning: 'Learning your digits, and rehearsing others…',
  judging: 'Learned. Now it is judged by digits that it was not shown…',
  stopped: 'Stopped. Nothing has changed.',
  /** @param {number} before @param {number} after */
  rejected: (before, after) =>
    `Not taken over: it would read ${precise.format(after)} of the check digits instead of ${precise.format(before)}, and more than 0.3 points may not be lost. More digits in the album, also ones that it reads right, make a better lesson.`,
  done: 'Learned. From now on this network reads.',
  judged: 'Learned and judged. This network reads now.',
  before: 'before',
  after: 'after',
  /** @param {import('./protocol.js').Report} report @returns {[string, string][]} */
  figures: (report) => [
    ['Your digits', `${outOf(report.albumBefore, report.digits)} right → ${outOf(report.albumTaught, report.digits)}`],
    ['Your digits, each left out of its lesson', report.albumUnseen === null
      ? (report.digits === 1 ? 'needs two digits' : 'being judged…')
      : `${outOf(report.albumBefore, report.digits)} right → ${outOf(report.albumUnseen, report.digits)}`],
    ['1,000 check digits of MNIST', `${precise.format(report.checkBefore)} right → ${precise.format(report.checkAfter)}`],
  ],
  /** @param {string} base */
  network: (base) => `${base.split(':')[0]}, taught by you`,
  saveF32: 'Weights (f32)',
  saveInt8: 'Weights (int8)',
  saveCsv: 'Album (CSV)',
  saveJson: 'Album (strokes)',
  takeHome: 'Take home',
  /** @param {number} bytes */
  bytes: (bytes) => (bytes < 1e6 ? `${whole.format(Math.ceil(bytes / 1000))} KB` : `${size.format(bytes / 1e6)} MB`),
};
