// The words of training from nothing, brought with it.

import {choiceTexts, fieldTexts, layerTexts} from '../layer-text.js';

const precise = new Intl.NumberFormat('en', {style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1});
const percent = new Intl.NumberFormat('en', {style: 'percent'});
const whole = new Intl.NumberFormat('en');
const short = new Intl.NumberFormat('en', {notation: 'compact', maximumSignificantDigits: 3});
const megabytes = new Intl.NumberFormat('en', {minimumFractionDigits: 1, maximumFractionDigits: 1});
const loss = new Intl.NumberFormat('en', {minimumFractionDigits: 3, maximumFractionDigits: 3});

/** @typedef {import('./protocol.js').Epoch} Epoch */

/** Seconds for a person. @param {number} seconds */
const duration = (seconds) =>
  seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;

export const panel = {
  title: 'Train a network from nothing',
  note: 'The trainer of the command line, in this tab: choose, start, and watch it learn. Draw meanwhile.',
  close: 'Close the training',
  closeRunning: 'Close (it goes on)',
  setup: 'Set-up',
  /** @param {string} network @param {number} epochs @param {string} rate */
  summary: (network, epochs, rate) => `${network}, ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}, learning rate ${rate}`,
  start: 'Start',
  pause: 'Pause',
  goOn: 'Go on',
  stop: 'Stop',
  bringing: 'Bringing the digits…',
  /** @param {number} training @param {number} heldOut */
  started: (training, heldOut) =>
    `Learns from ${whole.format(training)} digits, and is judged by ${whole.format(heldOut)} others.`,
  /** @param {number} epoch @param {number} epochs @param {Epoch} figures */
  epoch: (epoch, epochs, figures) =>
    `Epoch ${epoch} of ${epochs}: ${precise.format(figures.heldOutAccuracy)} of the held-out digits right.`,
  paused: 'Paused.',
  /** @param {Epoch | undefined} kept the epoch whose weights are kept */
  done: (kept) => (kept ? `Done: it reads ${precise.format(kept.heldOutAccuracy)} of the held-out digits.` : 'Done.'),
  /** @param {Epoch | undefined} last */
  stopped: (last) => `Stopped. ${last ? `At the end of the last epoch it read ${precise.format(last.heldOutAccuracy)}.` : 'What it learned so far is kept.'}`,
  /** @param {Epoch} best @param {number} number of the epoch */
  stoppedWithBest: (best, number) => `Stopped. Epoch ${number} is kept: it read ${precise.format(best.heldOutAccuracy)}.`,
  /** @param {string} trouble @param {number} kept number of the epoch whose weights are kept; 0 for none @param {number} rate */
  diverged: (trouble, kept, rate) =>
    `Stopped by itself: ${trouble}. ${kept > 0 ? `The weights of the end of epoch ${kept} are kept.` : 'Nothing was learned.'} A tenth of it, ${rate / 10}, is a good next try.`,
  /** @param {string} trouble */
  trouble: (trouble) => `Stopped: ${trouble}.`,
  kept: 'This is your last training, kept on this device.',
  /** @param {number} done @param {number} epochs */
  cut: (done, epochs) => `This training was cut off after ${done} of ${epochs} epochs; what it had learned by then is kept.`,
  noRoom: 'There is no room on this device to keep it: download it before you close the tab.',
  progress: 'How far the training is',
  /** @param {number} epoch @param {number} epochs @param {number} speed images a second @param {number | null} seconds left */
  pace: (epoch, epochs, speed, seconds) =>
    `Epoch ${epoch} of ${epochs} · ${whole.format(Math.round(speed))} images/s${seconds === null ? '' : ` · ${duration(seconds)} left`}`,
  use: 'Read with it',
  used: 'It reads your drawing now; the list of networks holds it.',
  /** @param {string} base */
  network: (base) => `${base}, trained by you`,
  saveF32: 'Weights (f32)',
  saveInt8: 'Weights (int8)',
  saveCsv: 'History (CSV)',
  saveJson: 'History (JSON)',
  takeHome: 'Take home',
};

export const architecture = {
  title: 'Network',
  /** @type {Record<string, {name: string, note: string}>} */
  presets: {
    starter: {name: 'Starter', note: 'two small convolutions; learns within seconds'},
    compact: {name: 'Compact', note: 'this page’s own: small and good'},
    seed: {name: 'Seed', note: 'one convolution and much to weigh'},
    own: {name: 'Yours', note: 'as you changed it'},
  },
  edit: 'Change its layers',
  /** @type {Record<string, string>} */
  kinds: Object.fromEntries(Object.entries(layerTexts).map(([type, {title}]) => [type, title])),
  fields: fieldTexts,
  choices: choiceTexts,
  /** @param {string} kind @param {number} place */
  row: (kind, place) => `${place + 1}. ${kind}`,
  /** @param {import('./protocol.js').LayerCost} layer */
  shape: ({height, width, channels, parameters}) =>
    `${height * width === 1 ? `${whole.format(channels)} values` : `${height} × ${width} × ${channels}`}${parameters > 0 ? ` · ${whole.format(parameters)} parameters` : ''}`,
  /** @param {import('./protocol.js').Description} all */
  cost: ({parameters, multiplyAdds, layers}) =>
    `${layers.length} layers, ${whole.format(parameters)} parameters, ${short.format(multiplyAdds)} multiplications a digit`,
  /** @param {string} kind @param {number} place */
  earlier: (kind, place) => `Move ${kind}, layer ${place + 1}, up`,
  /** @param {string} kind @param {number} place */
  remove: (kind, place) => `Remove ${kind}, layer ${place + 1}`,
  /** @param {string} field @param {string} kind @param {number} place */
  field: (field, kind, place) => `${field} of ${kind}, layer ${place + 1}`,
  add: 'Add before the last layer',
  kind: 'Kind of layer',
  /** @param {import('../failure.js').Cause} cause */
  problem({problem, place: {layer, field}}) {
    const place = layer === undefined ? '' : `layer ${layer + 1}${field && field in this.fields ? `, ${this.fields[field]}` : ''}: `;
    return `This cannot be: ${place}${problem}.`;
  },
};

export const material = {
  title: 'Digits',
  /** @param {number} count @param {number} bytes */
  sample: (count, bytes) => `${whole.format(count)} of MNIST’s digits (${megabytes.format(bytes / 1e6)} MB to bring)`,
  looking: 'Looking which digits there are…',
  unreachable: 'MNIST’s digits did not arrive; check the connection, then close and open this part again.',
  noSample: 'This copy of the page came without MNIST’s digits; choose a file.',
  /** @param {number} count */
  examples: (count) => `Your album (${count === 1 ? 'one digit' : `${whole.format(count)} digits`})`,
  files: 'Choose files…',
  filesNote: 'Or drop them here: MNIST’s two or four (IDX, .gz), Kaggle’s train.csv, strokes (JSON, .gz).',
  /** @param {string} name @param {number} bytes */
  file: (name, bytes) => `${name} (${megabytes.format(bytes / 1e6)} MB)`,
  /** @param {string} name */
  remove: (name) => `Leave out ${name}`,
  none: 'Choose some digits to learn from first.',
};

export const options = {
  title: 'How it learns',
  optimizer: 'Optimizer',
  optimizers: {adam: 'Adam', adamw: 'AdamW'},
  learningRate: 'Learning rate',
  weightDecay: 'Weight decay',
  schedule: 'Schedule',
  schedules: {'one-cycle': 'one cycle', cosine: 'cosine', constant: 'constant'},
  epochs: 'Epochs',
  batchSize: 'Batch',
  augmentation: 'Augmentation',
  augmentations: {0: 'none', 0.5: 'light', 1: 'usual', 1.5: 'strong'},
  kept: 'Epoch kept',
  keptEpochs: {last: 'the last', best: 'the best'},
  seed: 'Seed',
  note: 'The same seed and set-up give the same network, bit for bit.',
};

export const watch = {
  loss: 'Loss',
  accuracy: 'Accuracy',
  training: 'training',
  heldOut: 'held out',
  epochAxis: 'epoch',
  /** @param {number} value */
  lossTick: (value) => String(Number(value.toPrecision(2))),
  /** @param {number} value */
  accuracyTick: (value) => percent.format(value),
  /** @param {Epoch | undefined} last @param {number} epoch */
  lossWords: (last, epoch) =>
    last ? `Loss after epoch ${epoch}: ${loss.format(last.loss)} in training, ${loss.format(last.heldOutLoss)} held out` : 'Loss, no epoch done yet',
  /** @param {Epoch | undefined} last @param {number} epoch */
  accuracyWords: (last, epoch) =>
    last ? `Accuracy after epoch ${epoch}: ${precise.format(last.accuracy)} in training, ${precise.format(last.heldOutAccuracy)} held out` : 'Accuracy, no epoch done yet',
  table: 'Figures of each epoch',
  columns: ['Epoch', 'Loss', 'held out', 'Accuracy', 'held out'],
  /** @param {Epoch} epoch @param {number} place */
  row: (epoch, place) => [
    String(place + 1), loss.format(epoch.loss), loss.format(epoch.heldOutLoss),
    precise.format(epoch.accuracy), precise.format(epoch.heldOutAccuracy),
  ],
  filters: 'First filters',
  /** @param {number} count @param {number} height @param {number} width */
  filtersWords: (count, height, width) => `${count} filters of ${height} × ${width}: blue asks for ink, orange for paper.`,
  noFilters: 'No convolution, so no filters to see.',
  mistakes: 'Surest mistakes',
  mistakesNone: 'Seen at the end of each epoch.',
  mistakesNoMore: 'None: every held-out digit is right.',
  /** @param {import('./protocol.js').Mistake} mistake */
  mistake: ({truth, answer, probability}) => `${truth} read as ${answer}, ${percent.format(probability)} sure`,
  live: 'Your drawing',
  liveBlank: 'Draw on the pad, and see its answer change while it learns.',
  liveStart: 'Once it trains, its answer to your drawing shows here.',
  /** @param {import('../recogniser/client.js').Reading} reading */
  liveWords: ({text, confidence}) => `It now says ${text} (${percent.format(Math.min(confidence, 0.99))})`,
};
