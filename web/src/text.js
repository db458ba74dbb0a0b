// Every word the page says, in one place, so that another language is one more file like this.

/**
 * @typedef {import('./recogniser/client.js').Digit} Digit
 * @typedef {import('./recogniser/client.js').Reading} Reading
 */

const percent = new Intl.NumberFormat('en', {style: 'percent'});
const precise = new Intl.NumberFormat('en', {style: 'percent', minimumFractionDigits: 2});
const brief = new Intl.NumberFormat('en', {maximumSignificantDigits: 2});
const whole = new Intl.NumberFormat('en');

/** Texts of elements with a `data-text` attribute of the same name. */
export const labels = {
  tagline: 'Draw a digit or a number. A small neural network reads it while you draw.',
  answerTitle: 'Answer',
  drawingTitle: 'Your drawing',
  undo: 'Undo',
  redo: 'Redo',
  clear: 'Clear',
  padKeys:
    'Arrow keys move the pen, with Shift in larger steps. Space lowers and lifts it. Escape clears the drawing.',
  seenTitle: 'What the network sees',
  modelTitle: 'Network',
  galleryTitle: 'Try a hard one',
  keepTitle: 'Keep and share',
  copyLink: 'Copy link',
  copyNumber: 'Copy number',
  savePicture: 'Save picture',
  saveStrokes: 'Save strokes',
  privacy: 'Everything happens on this device. Nothing you draw is sent anywhere.',
};

export const pad = {
  name: 'Drawing pad',
  hint: 'Draw a digit here, or a whole number',
  keyHint: 'Arrow keys move the pen, space lowers and lifts it',
};

export const tools = {name: 'Drawing tools', theme: 'Dark theme', open: 'Open a picture'};

export const pen = {lowered: 'Pen down', lifted: 'Pen up'};

/**
 * A probability for the eye: certainty is never claimed.
 * @param {number} probability
 */
export function asPercent(probability) {
  return probability > 0.995 ? '>99%' : percent.format(probability);
}

/**
 * A probability for the ear.
 * @param {number} probability
 */
function spokenPercent(probability) {
  return probability > 0.995 ? 'more than 99 percent' : `${Math.round(probability * 100)} percent`;
}

/** "a 4", but "an 8". @param {number} digit */
const withArticle = (digit) => `${digit === 8 ? 'an' : 'a'} ${digit}`;
/** @param {number} digit */
const withArticleFirst = (digit) => `${digit === 8 ? 'An' : 'A'} ${digit}`;

/**
 * The answer in one sentence, beside the large label.
 * @param {Reading} reading
 */
export function sentence({state, text, confidence, digits}) {
  switch (state) {
    case 'blank':
      return 'Nothing drawn yet';
    case 'unsure':
      return `${withArticleFirst(digits[0].label)} or ${withArticle(digits[0].runnerUp)}?`;
    case 'not-a-digit':
      return digits.length > 1 ? 'These do not look like digits' : 'This does not look like a digit';
    case 'number':
      if (text.includes('?')) return `${text}, with a sign that is no digit`;
      return confidence > 0.9 ? `The number ${text}` : `Probably the number ${text}`;
    default:
      return confidence > 0.9
        ? `${withArticleFirst(digits[0].label)}, clearly`
        : `Probably ${withArticle(digits[0].label)}`;
  }
}

/**
 * The settled answer, spoken.
 * @param {Reading} reading
 */
export function spoken(reading) {
  switch (reading.state) {
    case 'blank':
      return 'The pad is blank';
    case 'digit':
    case 'number':
      return `${reading.text}, ${spokenPercent(reading.confidence)} sure`;
    default:
      return sentence(reading);
  }
}

export const outlines = {
  /** @param {Digit} digit */
  label: (digit) => (digit.state === 'not-a-digit' ? '?' : String(digit.label)),
  /** @param {Digit} digit */
  select: (digit) =>
    digit.state === 'not-a-digit'
      ? 'No digit: show what the network sees'
      : `${digit.label}, ${spokenPercent(digit.confidence)} sure: show what the network sees`,
  /** @param {Digit} digit */
  remove: (digit) => (digit.state === 'not-a-digit' ? 'Remove this sign' : `Remove the ${digit.label}`),
};

export const loading = 'Loading the network…';
export const unavailable = 'The network is not available';

export const picture = {
  blank: 'A 28 × 28 picture, still blank',
  /** @param {number} size */
  name: (size) => `Your drawing as the network sees it: ${size} × ${size} grey pixels`,
  note: 'Your strokes, scaled to 20 × 20, redrawn with one pen and centred by weight in 28 × 28: the way its training digits were made.',
  /** @param {number} row @param {number} column @param {number} value */
  pixel: (row, column, value) => `Row ${row + 1}, column ${column + 1}: ${value} of 255`,
};

export const model = {
  /** @param {string} file */
  own: (file) => `Yours: ${file}`,
  /**
   * @param {{parameters: number}} info
   * @param {number} bytes of its file
   * @param {number | null} accuracy on digits held out from training
   * @param {number} milliseconds to read one digit here and now
   */
  note: ({parameters}, bytes, accuracy, milliseconds) =>
    [
      `${whole.format(parameters)} parameters in ${whole.format(Math.ceil(bytes / 1000))} KB.`,
      accuracy === null ? '' : `${precise.format(accuracy)} right on digits held out from its training.`,
      `Reads a digit in ${brief.format(milliseconds)} ms on this device.`,
    ].join(' '),
};

/**
 * What went wrong, for a person: a title, and what can be done.
 * @type {Record<string, (detail: string) => {title: string, advice: string}>}
 */
export const failures = {
  'no-simd': () => ({
    title: 'This browser is too old to run the network.',
    advice: 'It lacks WebAssembly SIMD. Any Chrome, Edge or Firefox from 2021 on has it, and Safari from 16.4 on.',
  }),
  'engine-missing': () => ({
    title: 'The program that reads digits did not arrive.',
    advice: 'Check the connection, then try again. Your drawing is kept.',
  }),
  'models-missing': () => ({
    title: 'The list of networks did not arrive.',
    advice: 'Check the connection, then try again. Your drawing is kept.',
  }),
  'model-missing': (name) => ({
    title: `The weights “${name}” did not arrive.`,
    advice: 'Check the connection, then try again. Your drawing is kept.',
  }),
  'model-broken': (detail) => ({
    title: 'These weights cannot be used.',
    advice: `${detail}. Your drawing is kept.`,
  }),
  'link-broken': () => ({
    title: 'This link holds no drawing that can be opened.',
    advice: 'Perhaps it was cut short on its way. Your own last drawing is still here.',
  }),
  'picture-broken': (name) => ({
    title: `“${name}” cannot be opened as a picture.`,
    advice: 'PNG, JPEG, WebP and GIF work. Your drawing is kept.',
  }),
  'file-unknown': (name) => ({
    title: `“${name}” is no picture and no network.`,
    advice: 'Pictures of a digit can be opened, and .safetensors files that train wrote.',
  }),
  'workshop-missing': () => ({
    title: 'The second part of the program did not arrive.',
    advice: 'It reads pictures and shows the network at work. Check the connection, then try again. Drawing goes on without it.',
  }),
  'workshop-failed': (detail) => ({
    title: 'This could not be worked out.',
    advice: `${detail}. Your drawing is kept; change it or go on.`,
  }),
  'read-failed': (detail) => ({
    title: 'This drawing could not be read.',
    advice: `${detail}. Your drawing is kept; change it or go on.`,
  }),
};

export const keep = {
  note: 'The link holds the drawing itself; it is stored nowhere.',
  link: 'To copy',
  copied: 'Copied',
  copyYourself: 'Here it is to copy',
  blank: 'Draw something first',
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
  advice: 'Your drawing stays.',
};

export const message = {
  retry: 'Try again',
  dismiss: 'Dismiss',
  useNow: 'Use it now',
  later: 'Later',
};
