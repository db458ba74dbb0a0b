// The training's options: optimizer, schedule, epochs and others.

import {t} from '../../language.js';
import {make} from '../make.js';

/** @typedef {import('../../learning/protocol.js').Options} Options */

export class OptionsView {
  element = make('fieldset', {className: 'train-part'}, make('legend', {textContent: t('train.options.title')}));
  #optimizer = select('optimizer', {adam: 'Adam', adamw: 'AdamW'});
  #rate = number('learningRate', 0.003, 1e-6, 10, 'any');
  #decay = number('weightDecay', 0.01, 0, 10, 'any');
  #schedule = select('schedule', {
    'one-cycle': t('train.options.schedules.one-cycle'), cosine: t('train.options.schedules.cosine'), constant: t('train.options.schedules.constant'),
  });
  #epochs = number('epochs', 5, 1, 1000, '1');
  #batch = number('batchSize', 32, 1, 1024, '1');
  #augmentation = select('augmentation', {
    0: t('train.options.augmentations.0'), 0.5: t('train.options.augmentations.0.5'), 1: t('train.options.augmentations.1'), 1.5: t('train.options.augmentations.1.5'),
  });
  #kept = select('kept', {last: t('train.options.keptEpochs.last'), best: t('train.options.keptEpochs.best')});
  #seed = number('seed', 1, 0, 2 ** 31, '1');
  #form;

  /** @param {() => void} changed */
  constructor(changed) {
    const decay = labelled(t('train.options.weightDecay'), this.#decay);
    const show = () => {
      // An invalid value in a hidden field must not prevent the start.
      decay.hidden = this.#decay.disabled = this.#optimizer.value !== 'adamw';
      changed();
    };
    this.#form = make('form', {className: 'train-options', on: {
      input: show,
      submit: (/** @type {Event} */ event) => event.preventDefault(),
    }},
      labelled(t('train.options.epochs'), this.#epochs), labelled(t('train.options.learningRate'), this.#rate),
      labelled(t('train.options.schedule'), this.#schedule), labelled(t('train.options.optimizer'), this.#optimizer), decay,
      labelled(t('train.options.batchSize'), this.#batch), labelled(t('train.options.augmentation'), this.#augmentation),
      labelled(t('train.options.kept'), this.#kept), labelled(t('train.options.seed'), this.#seed));
    decay.hidden = this.#decay.disabled = true;
    this.element.append(this.#form, make('p', {className: 'note', textContent: t('train.options.note')}));
  }

  get valid() {
    return this.#form.checkValidity();
  }

  /** The options. If one is invalid, null, and the browser shows which. @returns {Options | null} */
  get chosen() {
    return this.#form.reportValidity() ? this.now : null;
  }

  /** @returns {Options} */
  get now() {
    return {
      epochs: this.#epochs.valueAsNumber,
      batchSize: this.#batch.valueAsNumber,
      seed: this.#seed.valueAsNumber,
      learningRate: this.#rate.valueAsNumber,
      weightDecay: this.#optimizer.value === 'adamw' ? this.#decay.valueAsNumber : 0,
      schedule: /** @type {Options['schedule']} */ (this.#schedule.value),
      augmentation: Number(this.#augmentation.value),
      keepBest: this.#kept.value === 'best',
    };
  }
}

/** @param {string} name @param {Record<string, string>} choices names by value */
function select(name, choices) {
  return make('select', {name}, ...Object.entries(choices).sort(([a], [b]) => Number(a) - Number(b) || 0).map(([value, name]) => new Option(name, value)));
}

/** @param {string} name @param {number} value @param {number} min @param {number} max @param {string} step */
function number(name, value, min, max, step) {
  return make('input', {type: 'number', name, required: true, min: String(min), max: String(max), step, value: String(value)});
}

/** @param {string} words @param {HTMLElement} control */
const labelled = (words, control) => make('label', {className: 'option'}, make('span', {textContent: words}), control);
