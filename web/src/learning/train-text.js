// What training from nothing says, where it must be put together.

import {fieldTitle, offersField} from '../layer-text.js';
import {t} from '../language.js';
import {detailOf, problemOf} from '../problem-text.js';
import {compact, oneDecimal, percent, precisePercent, threeDecimals, whole} from '../numbers.js';

/**
 * @typedef {import('./protocol.js').Epoch} Epoch
 * @typedef {import('./protocol.js').Options} Options
 */

/** Seconds for a person. @param {number} seconds */
const duration = (seconds) =>
  seconds < 90 ? t('train.seconds', {number: Math.max(1, Math.round(seconds))}) : t('train.minutes', {number: Math.round(seconds / 60)});

/** @param {number} bytes */
const megabytes = (bytes) => t('train.megabytes', {number: oneDecimal(bytes / 1e6)});

/** Number, from 1, of the epoch whose weights are kept; 0 when none is done. @param {Epoch[]} history @param {Options} options */
function keptEpoch(history, {keepBest}) {
  if (!keepBest) return history.length;
  const losses = history.map(({heldOutLoss}) => heldOutLoss);
  return 1 + losses.indexOf(Math.min(...losses));
}

const end = {
  /** @param {Epoch | undefined} kept the epoch whose weights are kept */
  done: (kept) => (kept ? t('train.panel.doneReads', {percent: precisePercent(kept.heldOutAccuracy)}) : t('train.panel.done')),
  /** @param {Epoch | undefined} last */
  stopped: (last) => (last ? t('train.panel.stoppedReads', {percent: precisePercent(last.heldOutAccuracy)}) : t('train.panel.stopped')),
  /** @param {Epoch} best @param {number} number of the epoch */
  stoppedWithBest: (best, number) => t('train.panel.stoppedWithBest', {epoch: number, percent: precisePercent(best.heldOutAccuracy)}),
  /** @param {string} trouble @param {number} kept number of the epoch whose weights are kept; 0 for none @param {number} rate */
  diverged: (trouble, kept, rate) =>
    kept > 0 ? t('train.panel.divergedKept', {trouble, epoch: kept, rate: learningRate(rate / 10)})
    : t('train.panel.diverged', {trouble, rate: learningRate(rate / 10)}),
};

export const panel = {
  /** @param {string} network @param {number} epochs @param {number} rate */
  summary: (network, epochs, rate) => t('train.panel.summary', {network, count: epochs, rate: learningRate(rate)}),
  /** @param {number} epoch @param {number} epochs @param {Epoch} figures */
  epoch: (epoch, epochs, figures) => t('train.panel.epoch', {epoch, epochs, percent: precisePercent(figures.heldOutAccuracy)}),
  /** What came of it. @param {import('./protocol.js').Training} training @param {Options} options */
  ended({history, trouble}, options) {
    const number = keptEpoch(history, options);
    const kept = history[number - 1];
    if (trouble?.cause?.kind === 'diverged') return end.diverged(detailOf(trouble), number, options.learningRate);
    if (trouble) return t('train.panel.trouble', {trouble: detailOf(trouble)});
    if (history.length === options.epochs) return end.done(kept);
    return kept && options.keepBest ? end.stoppedWithBest(kept, number) : end.stopped(kept);
  },
  /** @param {number} epoch @param {number} epochs @param {number} speed images a second @param {number | null} seconds left */
  pace: (epoch, epochs, speed, seconds) =>
    seconds === null ? t('train.panel.pace', {epoch, epochs, speed: Math.round(speed)})
    : t('train.panel.paceLeft', {epoch, epochs, speed: Math.round(speed), left: duration(seconds)}),
};

/** With all its digits. @param {number} rate */
const learningRate = (rate) => String(rate);

/** @param {string} preset its name for programs, or 'own' */
export const presetName = (preset) => t(/** @type {'train.architecture.presets.own.name'} */ (`train.architecture.presets.${preset}.name`));
/** @param {string} preset */
export const presetNote = (preset) => t(/** @type {'train.architecture.presets.own.note'} */ (`train.architecture.presets.${preset}.note`));

export const architecture = {
  /** @param {import('./protocol.js').LayerCost} layer */
  shape({height, width, channels, parameters}) {
    const shape = height * width === 1 ? t('train.architecture.values', {count: channels}) : `${height} × ${width} × ${channels}`;
    return parameters > 0 ? t('train.architecture.shape', {shape, count: parameters}) : shape;
  },
  /** @param {import('./protocol.js').Description} all */
  cost: ({parameters, multiplyAdds, layers}) =>
    t('train.architecture.cost', {count: layers.length, parameters, multiplications: compact(multiplyAdds)}),
  /** @param {import('../failure.js').Cause} cause */
  problem(cause) {
    const {layer, field} = cause.place;
    const problem = problemOf(cause);
    if (layer === undefined) return t('train.architecture.problem', {problem});
    const number = layer + 1;
    return field && offersField(field) ? t('train.architecture.problemOfField', {layer: number, field: fieldTitle(field), problem})
      : t('train.architecture.problemOfLayer', {layer: number, problem});
  },
};

export const material = {
  /** @param {number} count @param {number} bytes */
  sample: (count, bytes) => t('train.material.sample', {count, size: megabytes(bytes)}),
  /** @param {string} name @param {number} bytes */
  file: (name, bytes) => t('train.material.file', {name, size: megabytes(bytes)}),
};

export const watch = {
  /** @param {number} value */
  lossTick: (value) => whole(Number(value.toPrecision(2))),
  /** @param {number} value */
  accuracyTick: (value) => percent(value),
  /** @param {Epoch | undefined} last @param {number} epoch */
  lossWords: (last, epoch) =>
    last ? t('train.watch.lossWords', {epoch, training: threeDecimals(last.loss), heldOut: threeDecimals(last.heldOutLoss)}) : t('train.watch.lossNone'),
  /** @param {Epoch | undefined} last @param {number} epoch */
  accuracyWords: (last, epoch) =>
    last ? t('train.watch.accuracyWords', {epoch, training: precisePercent(last.accuracy), heldOut: precisePercent(last.heldOutAccuracy)}) : t('train.watch.accuracyNone'),
  columns: () => [t('train.watch.epoch'), t('train.watch.loss'), t('train.watch.heldOut'), t('train.watch.accuracy'), t('train.watch.heldOut')],
  /** @param {Epoch} epoch @param {number} place */
  row: (epoch, place) => [
    String(place + 1), threeDecimals(epoch.loss), threeDecimals(epoch.heldOutLoss),
    precisePercent(epoch.accuracy), precisePercent(epoch.heldOutAccuracy),
  ],
  /** @param {import('./protocol.js').Mistake} mistake */
  mistake: ({truth, answer, probability}) => t('train.watch.mistake', {truth, answer, percent: percent(probability)}),
  /** @param {import('../recogniser/client.js').Reading} reading */
  liveWords: ({text, confidence}) => t('train.watch.liveWords', {text, percent: percent(Math.min(confidence, 0.99))}),
};
