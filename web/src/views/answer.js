// Shows the answer: the large label, the sentence next to it, and attributes with the same content for programs.

import * as text from '../text.js';

/** @typedef {import('../recogniser/client.js').Reading} Reading */

export class AnswerView {
  #prediction;
  #runnerUp;
  #sentence;
  /** What is shown now. Reading it from the page would take longer. */
  #shown = {state: 'blank', label: '', confidence: 0};

  /** @param {HTMLElement} prediction @param {HTMLElement} runnerUp @param {HTMLElement} sentence */
  constructor(prediction, runnerUp, sentence) {
    this.#prediction = prediction;
    this.#runnerUp = new Words(runnerUp);
    this.#sentence = new Words(sentence);
  }

  /** @param {Reading} reading @param {boolean} opened of a picture, not of a drawing */
  show(reading, opened) {
    const {state, text: label, confidence, digits} = reading;
    const prediction = this.#prediction;
    const shown = this.#shown;
    if (state !== shown.state) prediction.dataset.state = state;
    if (label !== shown.label) {
      prediction.dataset.label = label;
      prediction.textContent = label;
      // Lines stand one below the other in the height of one digit, which is 1.55 times as much as its width.
      const lines = label.split('\n');
      prediction.style.setProperty('--length', String(Math.max(1, 1.55 * lines.length - 0.55, ...lines.map(({length}) => length))));
    }
    if (confidence !== shown.confidence) prediction.dataset.confidence = confidence.toFixed(4);
    this.#shown = {state, label, confidence};
    this.#runnerUp.show(state === 'unsure' ? `${digits[0].runnerUp}?` : '');
    this.#sentence.show(text.sentence(reading, opened));
  }

  /** Shows a status while there is no network. @param {string} words */
  showStatus(words) {
    this.#sentence.show(words);
  }
}

/** An element's text, written only when it changes. */
class Words {
  #element;
  #shown;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    this.#shown = element.textContent;
  }

  /** @param {string} words */
  show(words) {
    if (words === this.#shown) return;
    this.#shown = words;
    this.#element.textContent = words;
  }
}
