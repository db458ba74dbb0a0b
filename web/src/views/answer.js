// The large label, the sentence beside it, and the attributes that say the same to programs.

import * as text from '../text.js';

/** @typedef {import('../recogniser/client.js').Reading} Reading */

export class AnswerView {
  #prediction;
  #runnerUp;
  #sentence;

  /** @param {HTMLElement} prediction @param {HTMLElement} runnerUp @param {HTMLElement} sentence */
  constructor(prediction, runnerUp, sentence) {
    this.#prediction = prediction;
    this.#runnerUp = runnerUp;
    this.#sentence = sentence;
  }

  /** @param {Reading} reading */
  show(reading) {
    const {state, text: label, confidence, digits} = reading;
    const {dataset} = this.#prediction;
    if (dataset.state !== state) dataset.state = state;
    if (dataset.label !== label) {
      dataset.label = label;
      this.#prediction.textContent = label;
      this.#prediction.style.setProperty('--length', String(Math.max(1, label.length)));
    }
    dataset.confidence = confidence.toFixed(4);
    setText(this.#runnerUp, state === 'unsure' ? `${digits[0].runnerUp}?` : '');
    setText(this.#sentence, text.sentence(reading));
  }

  /** While there is nothing to answer with. @param {string} words */
  showStatus(words) {
    setText(this.#sentence, words);
  }
}

/** Leaves the page alone when nothing changed. @param {HTMLElement} element @param {string} words */
function setText(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
