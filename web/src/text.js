// Every word the page says, in one place, so that another language is one more file like this.

/** @typedef {import('./recogniser/client.js').Answer} Answer */

const percent = new Intl.NumberFormat('en', {style: 'percent'});
const whole = new Intl.NumberFormat('en');

/** Texts of elements with a `data-text` attribute of the same name. */
export const labels = {
  tagline: 'Draw a digit. A small neural network reads it while you draw.',
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
  savePicture: 'Save picture',
  saveStrokes: 'Save strokes',
  privacy: 'Everything happens on this device. Nothing you draw is sent anywhere.',
};

export const pad = {
  name: 'Drawing pad',
  hint: 'Draw a digit here, 0 to 9',
  keyHint: 'Arrow keys move the pen, space lowers and lifts it',
};

export const tools = {name: 'Drawing tools', theme: 'Dark theme'};

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
 * @param {Answer} answer
 */
export function sentence(answer) {
  switch (answer.state) {
    case 'blank':
      return 'Nothing drawn yet';
    case 'unsure':
      return `${withArticleFirst(answer.label)} or ${withArticle(answer.runnerUp)}?`;
    case 'not-a-digit':
      return 'This does not look like a digit';
    default:
      return answer.confidence > 0.9
        ? `${withArticleFirst(answer.label)}, clearly`
        : `Probably ${withArticle(answer.label)}`;
  }
}

/**
 * The settled answer, spoken.
 * @param {Answer} answer
 */
export function spoken(answer) {
  switch (answer.state) {
    case 'blank':
      return 'The pad is blank';
    case 'digit':
      return `${answer.label}, ${spokenPercent(answer.confidence)} sure`;
    default:
      return sentence(answer);
  }
}

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
  /** @param {{parameters: number, multiplyAdds: number}} info @param {number} bytes */
  note: (info, bytes) =>
    `${whole.format(info.parameters)} parameters in ${whole.format(Math.ceil(bytes / 1000))} KB`,
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
  'read-failed': (detail) => ({
    title: 'This drawing could not be read.',
    advice: `${detail}. Your drawing is kept; change it or go on.`,
  }),
};

export const keep = {
  note: 'The link holds the drawing itself; it is stored nowhere.',
  link: 'Link to this drawing',
  copied: 'Link copied',
  copyYourself: 'Here is the link to copy',
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
