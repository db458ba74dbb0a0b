// Every word the page says, in one place, so that another language is one more file like this.

/**
 * @typedef {import('./recogniser/client.js').Digit} Digit
 * @typedef {import('./recogniser/client.js').Reading} Reading
 */

/** What the build puts into index.html, by name: `data-text` as an element's text, `data-label` and
 *  `data-title` as its attributes. No script holds them. */
export const labels = {
  pageTitle: 'Scrawl: draw a digit, see it read',
  pageDescription:
    'Draw a digit and a small neural network reads it while you draw. It runs in this tab, and nothing you draw leaves your device.',
  name: 'Scrawl',
  scriptsOff: 'JavaScript is off.',
  scriptsAdvice: 'Scrawl reads your drawing in this tab, with a program that needs JavaScript. Allow it for this page, then reload.',
  tagline: 'Draw a digit or a number. A small neural network reads it while you draw.',
  answerTitle: 'Answer',
  drawingTitle: 'Your drawing',
  loading: 'Loading the network…',
  pad: 'Drawing pad',
  padHint: 'Draw a digit here, or a whole number',
  tools: 'Drawing tools',
  theme: 'Dark theme',
  openPicture: 'Open a picture',
  photograph: 'Photograph a digit',
  undo: 'Undo',
  redo: 'Redo',
  clear: 'Clear',
  padKeys:
    'Arrow keys move the pen, with Shift in larger steps. Space lowers and lifts it. Escape clears the drawing, while shortcuts are on.',
  seenTitle: 'What the network sees',
  seenNote: 'Your strokes, scaled to 20 × 20, redrawn with one pen and centred by weight in 28 × 28: the way its training digits were made.',
  whyOpen: 'See how it reads',
  modelTitle: 'Network',
  modelNote: 'Each is fetched when it is chosen. Your own can be dropped here: .safetensors, .onnx, or a TensorFlow.js model.json with its shards.',
  trainOpen: 'Train one from nothing',
  evidenceTitle: 'Which ink speaks for it?',
  evidenceNote: 'Integrated gradients: how much each pixel’s ink adds to its lead, from blank paper to your drawing.',
  evidenceFor: 'What speaks for',
  evidenceAgainst: 'rather than',
  legendPro: 'speaks for',
  legendContra: 'speaks against',
  pipelineTitle: 'From ink to answer',
  wayNote: 'Draw on, and everything follows.',
  wayDrawing: 'Your ink, and the part that is one digit',
  wayScaled: 'Cropped, scaled into 20 × 20, redrawn with one pen',
  wayPicture: 'Centred by weight in 28 × 28',
  stagesNote: 'Each layer makes new pictures of the ones before: first edges, then corners and bends, in the end ten scores. Choose one to see what it looks for and where.',
  structureTitle: 'The network, layer by layer',
  columnLayer: 'Layer',
  columnOutput: 'Puts out',
  columnParameters: 'Parameters',
  columnTime: 'Time',
  measure: 'Measure again',
  teachTitle: 'What is it really?',
  teachNote: 'Confirm or correct with one tap or the keys 0⁠–⁠9, and it can learn your hand, on this device.',
  galleryTitle: 'Try a hard one',
  keepTitle: 'Keep and share',
  copyLink: 'Copy link',
  copyNumber: 'Copy number',
  savePicture: 'Save picture',
  saveStrokes: 'Save strokes',
  keepNote: 'The link holds the drawing itself; it is stored nowhere.',
  shareLink: 'To copy',
  shortcuts: 'Shortcuts: 0⁠–⁠9 say what it is, Escape clears, Ctrl+Z undoes',
  privacy: 'Everything happens on this device. Nothing you draw is sent anywhere.',
};

export const pen = {lowered: 'Pen down', lifted: 'Pen up'};

/**
 * A probability for the eye: certainty is never claimed.
 * @param {number} probability
 */
export function asPercent(probability) {
  return probability > 0.995 ? '>99%' : `${Math.round(probability * 100)}%`;
}

/**
 * A probability for the ear.
 * @param {number} probability
 */
function spokenPercent(probability) {
  return probability > 0.995 ? 'more than 99 percent' : `${Math.round(probability * 100)} percent`;
}

/** "a 4", but "an 8". @param {number} digit */
export const withArticle = (digit) => `${digit === 8 ? 'an' : 'a'} ${digit}`;
/** @param {number} digit */
const withArticleFirst = (digit) => `${digit === 8 ? 'An' : 'A'} ${digit}`;

/**
 * The answer in one sentence, beside the large label.
 * @param {Reading} reading @param {boolean} opened of a picture, not of a drawing
 */
export function sentence({state, text, confidence, digits}, opened) {
  switch (state) {
    case 'blank':
      return opened ? 'No digit found in this picture' : 'Nothing drawn yet';
    case 'unsure':
      return `${withArticleFirst(digits[0].label)} or ${withArticle(digits[0].runnerUp)}?`;
    case 'not-a-digit':
      if (digits.length === 1) return 'This does not look like a digit';
      return /\d/.test(text) ? 'Not all of these look like digits' : 'These do not look like digits';
    case 'number': {
      const all = text.split(/\s/);
      if (text.includes('?')) return `${all.join(', ')}, with a sign that is no digit`;
      const words = `he number${all[1] ? 's' : ''} ${all.join(', ')}`;
      return confidence > 0.9 ? `T${words}` : `Probably t${words}`;
    }
    default:
      return confidence > 0.9
        ? `${withArticleFirst(digits[0].label)}, clearly`
        : `Probably ${withArticle(digits[0].label)}`;
  }
}

/** Line by line, and no minus is passed over. @param {string} words */
const aloud = (words) => words.replaceAll('\n', ', next line ').replace(/(?<!\d)-/g, 'minus ');

/**
 * The settled answer, spoken.
 * @param {Reading} reading @param {boolean} opened as for `sentence`
 */
export function spoken(reading, opened) {
  switch (reading.state) {
    case 'blank':
      return opened ? sentence(reading, opened) : 'The pad is blank';
    case 'digit':
    case 'number':
      return `${aloud(reading.text)}, ${spokenPercent(reading.confidence)} sure`;
    default:
      return sentence(reading, opened);
  }
}

export const outlines = {
  /** @param {Digit} digit */
  label: (digit) => digit.sign || (digit.state === 'not-a-digit' ? '?' : String(digit.label)),
  /** @param {Digit} digit */
  select: (digit) =>
    digit.state === 'not-a-digit'
      ? 'No digit: show what the network sees'
      : `${digit.sign ? `The sign ${digit.sign}` : digit.label}, ${spokenPercent(digit.confidence)} sure: show what the network sees`,
  /** @param {Digit} digit */
  remove: (digit) => (digit.state === 'not-a-digit' ? 'Remove this sign' : `Remove the ${digit.sign || digit.label}`),
};

export const unavailable = 'The network is not available';

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
  'model-missing': (name) => ({
    title: `The weights “${name}” did not arrive.`,
    advice: 'Check the connection, then try again. Your drawing is kept.',
  }),
  'model-broken': (detail) => ({
    title: 'These weights cannot be used.',
    advice: `${detail}. Your drawing is kept.`,
  }),
  'extras-missing': () => ({
    title: 'A part of this page did not arrive.',
    advice: 'Check the connection, then try again. Drawing goes on, and your drawing is kept.',
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

export const message = {
  retry: 'Try again',
  dismiss: 'Dismiss',
};
