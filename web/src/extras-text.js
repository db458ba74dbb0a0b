// What everything beside drawing and reading says.

import {whole} from './numbers.js';
import {withArticle} from './text.js';

/** @typedef {import('./recogniser/client.js').Digit} Digit */

const precise = new Intl.NumberFormat('en', {style: 'percent', minimumFractionDigits: 2});
const brief = new Intl.NumberFormat('en', {maximumSignificantDigits: 2});

export const camera = {
  title: 'Photograph what is written',
  view: 'What the camera sees',
  hint: 'Fill the frame with what is written. Dark on light reads best. The photograph stays on this device.',
  take: 'Take the picture',
  next: 'Take it, then another',
  light: 'Light',
  cancel: 'Cancel',
  done: 'Done',
  /** @param {number} count */
  taken: (count) => `${count} taken`,
};

export const documentation = 'Documentation';

export const lazyPanels = {
  /** @param {number} digit */
  itIs: (digit) => `It is ${withArticle(digit)}`,
};

export const picture = {
  blank: 'A 28 × 28 picture, still blank',
  /** @param {number} size */
  name: (size) => `Your drawing as the network sees it: ${size} × ${size} grey pixels`,
  /** @param {number} row @param {number} column @param {number} value */
  pixel: (row, column, value) => `Row ${row + 1}, column ${column + 1}: ${value} of 255`,
};

/** @param {string} words */
export const alternatives = (words) => `It says ${words}`;

export const signs = 'Read signs, too: − . , / : + %';

export const why = {
  /** @param {Digit} digit */
  open: (digit) =>
    digit.sign ? `See what the network makes of the ${digit.sign}`
    : digit.state === 'not-a-digit' ? 'See why it is no digit' : `See why it is ${withArticle(digit.label)}`,
  close: 'Close the look inside',
};

export const model = {
  /** @param {string} file */
  own: (file) => `Yours: ${file}`,
  /** @param {string} file @param {number} bytes */
  tooLarge: (file, bytes) => `${file}: ${whole.format(Math.round(bytes / 1e6))} MB are no network for digits`,
  /**
   * @param {{parameters: number, bytes: number, weights?: string, heldOut: number | null,
   *          accuracy?: {mnistTest: number | null, drawn: number | null}, milliseconds: number}} known
   * @returns {[string, string][]} names and values
   */
  figures({parameters, bytes, weights, accuracy, heldOut, milliseconds}) {
    const percentage = (/** @type {number | null} */ value) => (value === null ? 'not measured yet' : `${precise.format(value)} right`);
    /** @type {[string, string][]} */
    const measured = accuracy
      ? [
          ['On MNIST’s test images', percentage(accuracy.mnistTest)],
          ['On drawn digits of new writers', percentage(accuracy.drawn)],
        ]
      : [['On digits held out from training', percentage(heldOut)]];
    return [
      ['Parameters', whole.format(parameters)],
      ['Size', `${whole.format(Math.ceil(bytes / 1000))} KB${weights ? `, ${weights} weights` : ''}`],
      ...measured,
      ['One drawn digit, here and now', `${brief.format(milliseconds)} ms`],
    ];
  },
};

/**
 * What goes wrong there, as `failures` in text.js.
 * @type {Record<string, (detail: string) => {title: string, advice: string}>}
 */
export const failures = {
  'picture-broken': (name) => ({
    title: `“${name}” cannot be opened as a picture.`,
    advice: 'PNG, JPEG, WebP and GIF work. Your drawing is kept.',
  }),
  'picture-heic': (name) => ({
    title: `“${name}” is an HEIC photograph, which this browser cannot open.`,
    advice: 'Save or send it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible), or use the camera here. Your drawing is kept.',
  }),
  'pictures-many': (most) => ({
    title: `Only the first ${most} pictures are opened.`,
    advice: 'Open the others afterwards.',
  }),
  'file-unknown': (name) => ({
    title: `“${name}” is no picture, no drawing and no network.`,
    advice: 'Pictures can be opened, strokes that were saved here, and networks: .safetensors that train wrote, .onnx, and TensorFlow.js’ model.json with its shards.',
  }),
  'file-of-digits': (name) => ({
    title: `“${name}” holds many digits, not one to read.`,
    advice: 'A network can learn from them: open “Train one from nothing” and drop the file there.',
  }),
  'drawing-broken': (name) => ({
    title: `“${name}” holds no drawing that can be opened.`,
    advice: 'Strokes that were saved here can be. Your drawing is kept.',
  }),
  'picture-elsewhere': () => ({
    title: 'Only the address of that picture came.',
    advice: 'This page asks no other site for anything. Save the picture, or copy it, then open or paste it here.',
  }),
  'inspector-missing': () => ({
    title: 'The second part of the program did not arrive.',
    advice: 'It reads pictures and shows the network at work. Check the connection, then try again. Drawing goes on without it.',
  }),
  'inspector-failed': (detail) => ({
    title: 'This could not be worked out.',
    advice: `${detail}. Your drawing is kept; change it or go on.`,
  }),
  'camera-refused': () => ({
    title: 'The camera may not be used.',
    advice: 'Allow it for this page in the browser’s settings, or open a picture instead. Your drawing is kept.',
  }),
  'camera-missing': () => ({
    title: 'No camera gives a picture.',
    advice: 'Perhaps another program uses it. A picture can also be opened, dropped or pasted. Your drawing is kept.',
  }),
  'learning-missing': () => ({
    title: 'The part of the program that learns did not arrive.',
    advice: 'Check the connection, then try again. Your album is kept.',
  }),
  'learning-failed': (detail) => ({
    title: 'This could not be learned.',
    advice: `${detail}. Nothing has changed.`,
  }),
  'learning-elsewhere': () => ({
    title: 'Another tab of this page is learning.',
    advice: 'Wait until it is done, or stop it there. Your album is kept.',
  }),
  'digits-missing': (name) => ({
    title: `The digits “${name}” did not arrive.`,
    advice: 'Check the connection, then try again.',
  }),
  'digits-none': () => ({
    title: 'This copy of the page came without digits to learn with.',
    advice: 'Whoever builds it can add them with scripts/download_mnist.py. Training works with a file of your own.',
  }),
  'examples-failed': (detail) => ({
    title: 'The album cannot be opened.',
    advice: `This browser does not let the page keep anything (${detail}); a private window may be why.`,
  }),
  'update-waits': () => ({
    title: 'A tab of this page is learning.',
    advice: 'The new version is for all tabs, and learning would end. Wait until it is done, or stop it there, then try again.',
  }),
  'examples-full': () => ({
    title: 'There is no room left for the album.',
    advice: 'Nothing was lost: delete some digits, or free space on this device, then try again.',
  }),
};

export const keep = {
  copied: 'Copied',
  copyYourself: 'Here it is to copy',
  blank: 'Draw something first',
  unread: 'It is not read yet',
  picture: 'Only what is drawn goes into links and strokes, not a picture',
  /** @param {string} name */
  saved: (name) => `Saved as ${name}`,
};

/** @type {Record<string, string>} */
export const gallery = {
  crossedSeven: 'Crossed 7',
  openFour: 'Open 4',
  closedFour: 'Closed 4',
  flaggedOne: '1 with a flag',
  twoStrokeFive: '5 in two strokes',
  loopedTwo: 'Looped 2',
  closedSix: 'Narrow 6',
  tailedNine: '9 with a tail',
  year: 'The year 2026',
  close: 'Close 4 and 5',
  questionMark: 'No digit: ?',
  dash: 'No digit: –',
};

export const update = {
  title: 'A new version of this page is here.',
  advice: 'All tabs change to it. Your drawings stay.',
  useNow: 'Use it now',
  later: 'Later',
};
