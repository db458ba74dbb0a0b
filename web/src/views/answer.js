// The large label, the sentence beside it, and the attributes that say the same to programs.

import * as text from '../text.js';

/** @typedef {import('../recogniser/client.js').Answer} Answer */

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

  /** @param {Answer} answer */
  show(answer) {
    const label = answer.state === 'blank' ? '' : String(answer.label);
    const {dataset} = this.#prediction;
    setText(this.#prediction, label);
    dataset.state = answer.state;
    dataset.label = label;
    dataset.confidence = answer.confidence.toFixed(4);
    setText(this.#runnerUp, answer.state === 'unsure' ? String(answer.runnerUp) : '');
    setText(this.#sentence, text.sentence(answer));
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
