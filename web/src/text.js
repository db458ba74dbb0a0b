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
  modelNote: 'Each is fetched when it is chosen. A .safetensors file of your own, in f32, f16 or int8, can be dropped here.',
  trainDoor: 'Train one from nothing',
  evidenceTitle: 'Which ink speaks for it?',
  evidenceNote: 'Integrated gradients: how much each pixel’s ink adds to its lead, from blank paper to your drawing.',
  evidenceFor: 'What speaks for',
  evidenceAgainst: 'rather than',
  legendPro: 'speaks for',
  legendContra: 'speaks against',
  wayTitle: 'From ink to answer',
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
  teachNote: 'Confirm or correct with one tap or the keys 0–9, and it can learn your hand, on this device.',
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

export const tools = {name: 'Drawing tools', theme: 'Dark theme', open: 'Open a picture', photograph: 'Photograph a digit'};

export const camera = {
  title: 'Photograph a digit or a number',
  view: 'What the camera sees',
  hint: 'Dark on light reads best. The photograph stays on this device.',
  take: 'Take the picture',
  cancel: 'Cancel',
};

export const doors = {
  /** @param {number} digit */
  itIs: (digit) => `It is ${withArticle(digit)}`,
};

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
      if (digits.length === 1) return 'This does not look like a digit';
      return /\d/.test(text) ? 'Not all of these look like digits' : 'These do not look like digits';
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

export const why = {
  /** @param {Digit | null} digit */
  open: (digit) =>
    !digit ? 'See how it reads' : digit.state === 'not-a-digit' ? 'See why it is no digit' : `See why it is ${withArticle(digit.label)}`,
  close: 'Close the look inside',
};

/** Ninths of a drawing, row by row. */
const PLACES = [
  'at the top left', 'at the top', 'at the top right',
  'at the left', 'in the middle', 'at the right',
  'at the bottom left', 'at the bottom', 'at the bottom right',
];
const list = new Intl.ListFormat('en', {type: 'conjunction'});

/** The places of at least this share of all that is said, the strongest first. @param {number[]} shares */
function placesOf(shares) {
  const named = shares.map((share, place) => ({share, place})).filter(({share}) => share >= 0.1);
  named.sort((a, b) => b.share - a.share);
  return list.format(named.slice(0, 3).map(({place}) => PLACES[place]));
}

/** @typedef {{label: number, against: number | null}} Question */

export const evidence = {
  nothingElse: 'no other digit',
  /** @param {number} digit */
  digit: (digit) => withArticle(digit),
  /** @param {number} label @param {number | null} against */
  chip: (label, against) => (against === null ? `Why ${withArticle(label)}?` : `Why not ${withArticle(against)}?`),
  blank: 'Draw something to see which ink speaks for it',
  /** @param {Question} question */
  name: ({label, against}) =>
    `Your drawing, coloured by what speaks for ${withArticle(label)}${against === null ? '' : ` rather than ${withArticle(against)}`} and what against`,
  /** @param {Question} question @param {number[]} shares of the ninths, negative against */
  summary({label, against}, shares) {
    const wanted = `${withArticle(label)}${against === null ? '' : ` rather than ${withArticle(against)}`}`;
    const pro = placesOf(shares);
    const contra = placesOf(shares.map((share) => -share));
    const first = pro ? `The ink ${pro} speaks for ${wanted}.` : `No ink speaks clearly for ${wanted}.`;
    return `${first} ${contra ? `The ink ${contra} speaks against it.` : 'Hardly any ink speaks against it.'}`;
  },
};

/** @typedef {import('./workshop/protocol.js').Layer} Layer */

const score = new Intl.NumberFormat('en', {minimumFractionDigits: 1, maximumFractionDigits: 1});
const weight = new Intl.NumberFormat('en', {maximumFractionDigits: 2});

/** @type {Record<string, {title: string, explained: string}>} */
const kinds = {
  conv2d: {title: 'Convolution', explained: 'slides small filters over what came before, each looking for one thing'},
  relu: {title: 'ReLU', explained: 'keeps what is positive, forgets the rest'},
  max_pool2d: {title: 'Maximum', explained: 'keeps the strongest of each little square'},
  global_average_pool: {title: 'Average', explained: 'how strong each map is over all places'},
  flatten: {title: 'Flatten', explained: 'puts all values into one row; changes nothing'},
  dense: {title: 'Dense', explained: 'weighs all values into each new one'},
  dropout: {title: 'Dropout', explained: 'forgets at random, in training only'},
  batch_norm2d: {title: 'Batch norm', explained: 'brings all maps to one scale'},
};

export const layers = {
  /** @param {Layer} layer */
  title: ({type}) => kinds[type]?.title ?? type,
  /** @param {number} place @param {Layer} layer @param {boolean} last */
  stage: (place, layer, last) => `${place + 1}. ${last ? 'Scores' : layers.title(layer)}`,
  /** @param {Layer} layer */
  explained: ({type}) => kinds[type]?.explained ?? '',
  /** @param {Layer} layer */
  shape: ({height, width, channels}) =>
    height * width === 1 ? whole.format(channels) : `${height} × ${width} × ${channels}`,
  /** @param {Layer} layer */
  output: ({height, width, channels}) =>
    height * width === 1 ? `${whole.format(channels)} values` : `${channels} maps of ${height} × ${width}`,
  /** @param {number} count */
  count: (count) => (count === 0 ? '–' : whole.format(count)),
  /** @param {number} channel */
  map: (channel) => `Map ${channel + 1}`,
  /** @param {number} active @param {number} all */
  active: (active, all) => `${active} of ${all} values are active`,
  /** @param {number} value */
  score: (value) => score.format(value),
};

export const detail = {
  /** @param {Layer} layer @param {number} channel */
  title: (layer, channel) => `${layers.title(layer)}, map ${channel + 1}`,
  mapCaption: 'The map: dark where it is strong',
  fieldCaption: 'Framed: what that place sees',
  filterCaption: 'Its filter',
  picture: 'The picture, with a frame around the part that the place sees',
  /** @param {number} channel */
  explore: (channel) => `Map ${channel + 1}. Arrow keys go from place to place`,
  /** @param {number} row @param {number} column @param {number} value */
  cell: (row, column, value) => `Row ${row + 1}, column ${column + 1}: ${weight.format(value)}`,
  /**
   * @param {{row: number, column: number}} cell @param {{height: number, width: number}} size
   * @param {number} value @param {number} share of places that are active
   */
  strongest({row, column}, {height, width}, value, share) {
    if (!(value > 0)) return 'Nothing in this drawing makes this map respond.';
    const third = (/** @type {number} */ place, /** @type {number} */ length) => Math.min(2, Math.floor((3 * place) / length));
    const place = PLACES[3 * third(row, height) + third(column, width)];
    return `Strongest ${place} (${weight.format(value)}), active in ${percent.format(share)} of its places.`;
  },
  /** @param {number} value */
  weight: (value) => weight.format(value),
  /** @param {number} part @param {number} parts @param {string[]} numbers */
  part: (part, parts, numbers) => `${parts === 1 ? 'Weights' : `Weights for map ${part + 1}`}: ${numbers.join(', ')}`,
  /** @param {number} height @param {number} width @param {number} parts @param {number} shown */
  filter: (height, width, parts, shown) =>
    parts === 1
      ? `${height} × ${width} weights slide over the picture: blue asks for ink, orange for paper.`
      : `${height} × ${width} weights for each of the ${parts} maps before${shown < parts ? `, the ${shown} heaviest shown` : ''}: blue adds to this map, orange takes away.`,
  /** @param {Layer} layer */
  noFilter: ({type}) => (type === 'conv2d' ? '' : 'No filter: it takes the strongest value of each little square of the map before.'),
};

export const structure = {
  measuring: 'Measuring…',
  /** @param {number} milliseconds */
  time: (milliseconds) => (milliseconds > 0 ? `${whole.format(Math.max(1, Math.round(1000 * milliseconds)))} µs` : '–'),
  /** @param {number} milliseconds */
  total: (milliseconds) =>
    `${brief.format(milliseconds)} ms in all, measured just now on this device, layer by layer in the workshop that draws this view. What reads while you draw is tuned further.`,
};

export const model = {
  /** @param {string} file */
  own: (file) => `Yours: ${file}`,
  /**
   * @param {{parameters: number, bytes: number, weights?: string, heldOut: number | null,
   *          accuracy?: {mnistTest: number | null, drawn: number | null}, milliseconds: number}} known
   * @returns {[string, string][]} names and values
   */
  figures({parameters, bytes, weights, accuracy, heldOut, milliseconds}) {
    const share = (/** @type {number | null} */ value) => (value === null ? 'not measured yet' : `${precise.format(value)} right`);
    /** @type {[string, string][]} */
    const measured = accuracy
      ? [
          ['On MNIST’s test images', share(accuracy.mnistTest)],
          ['On drawn digits of new writers', share(accuracy.drawn)],
        ]
      : [['On digits held out from training', share(heldOut)]];
    return [
      ['Parameters', whole.format(parameters)],
      ['Size', `${whole.format(Math.ceil(bytes / 1000))} KB${weights ? `, ${weights} weights` : ''}`],
      ...measured,
      ['One drawn digit, here and now', `${brief.format(milliseconds)} ms`],
    ];
  },
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
    advice: 'Pictures of digits can be opened, and .safetensors files that train wrote.',
  }),
  'workshop-missing': () => ({
    title: 'The second part of the program did not arrive.',
    advice: 'It reads pictures and shows the network at work. Check the connection, then try again. Drawing goes on without it.',
  }),
  'workshop-failed': (detail) => ({
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
  'digits-missing': (name) => ({
    title: `The digits “${name}” did not arrive.`,
    advice: 'Check the connection, then try again.',
  }),
  'digits-none': () => ({
    title: 'This copy of the page came without digits to learn with.',
    advice: 'Whoever builds it can add them with scripts/download_mnist.py. Training works with a file of your own.',
  }),
  'album-failed': (detail) => ({
    title: 'The album cannot be opened.',
    advice: `This browser does not let the page keep anything (${detail}); a private window may be why.`,
  }),
  'album-full': () => ({
    title: 'There is no room left for the album.',
    advice: 'Nothing was lost: delete some digits, or free space on this device, then try again.',
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
