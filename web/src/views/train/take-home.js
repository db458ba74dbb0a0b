// Buttons to use and to download a trained network and its history.

import {saveWeights} from '../../learning/save-weights.js';
import {t} from '../../language.js';
import {saveFile} from '../../save-file.js';
import {button, make} from '../make.js';

/** @typedef {import('../../learning/examples.js').Trained} Trained */

/** With the same columns as the command line's history file. @param {Trained} training @returns {Blob} */
export function historyCsv({history}) {
  const rows = history.map(({loss, accuracy, heldOutLoss, heldOutAccuracy, learningRate}, place) =>
    [place + 1, loss, accuracy, heldOutLoss, heldOutAccuracy, learningRate].join());
  return new Blob([['epoch,loss,accuracy,validation_loss,validation_accuracy,learning_rate', ...rows, ''].join('\n')], {type: 'text/csv'});
}

/** @param {Trained} training @returns {Blob} */
export function historyJson({architecture, options, history}) {
  return new Blob([JSON.stringify({architecture: JSON.parse(architecture), options, history}, null, 2)], {type: 'application/json'});
}

/**
 * @param {() => Trained | null} trained the training, if there is one
 * @param {(training: Trained) => void} use
 * @param {(failure: unknown) => void} report
 */
export function takeHome(trained, use, report) {
  /** @param {string} label @param {(training: Trained) => unknown} action @param {Record<string, any>} [more] */
  const doing = (label, action, more) => button(label, async () => {
    const training = trained();
    try {
      if (training) await action(training);
    } catch (failure) {
      report(failure);
    }
  }, more);
  return make('div', {className: 'learn-buttons', role: 'group', 'aria-label': t('train.panel.takeHome'), hidden: true},
    doing(t('train.panel.use'), use, {id: 'train-use', className: 'button primary'}),
    doing(t('train.panel.saveF32'), ({bytes}) => saveWeights(bytes, 'f32', 'scrawl-trained')),
    doing(t('train.panel.saveInt8'), ({bytes}) => saveWeights(bytes, 'int8', 'scrawl-trained')),
    doing(t('train.panel.saveCsv'), (training) => saveFile(historyCsv(training), 'scrawl-history.csv')),
    doing(t('train.panel.saveJson'), (training) => saveFile(historyJson(training), 'scrawl-history.json')));
}
