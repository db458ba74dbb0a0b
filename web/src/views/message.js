// One calm message about what went wrong, with what can be done.

import * as text from '../text.js';

/** @typedef {import('../failure.js').Failure} Failure */

export class MessageView {
  #box;
  #failures;

  /** @param {HTMLElement} box an alert region @param {typeof text.failures} failures */
  constructor(box, failures) {
    this.#box = box;
    this.#failures = {...failures};
  }

  /** From now on also has words for these. @param {typeof text.failures} failures */
  know(failures) {
    Object.assign(this.#failures, failures);
  }

  /** @param {Failure} failure @param {(() => void) | null} retry what "Try again" does */
  show(failure, retry) {
    const {title, advice} = this.#failures[failure.kind](failure.message);
    this.#fill(failure.kind, title, advice);
    if (retry) this.#box.append(button(text.message.retry, retry));
    else this.#box.append(button(text.message.dismiss, () => this.hide()));
  }

  /**
   * A new version of the page waits.
   * @param {{title: string, advice: string, useNow: string, later: string}} words
   * @param {() => void} useNow
   */
  offerUpdate(words, useNow) {
    if (!this.#box.hidden) return;
    this.#fill('update', words.title, words.advice);
    this.#box.append(button(words.useNow, useNow), button(words.later, () => this.hide()));
  }

  hide() {
    this.#box.hidden = true;
    this.#box.replaceChildren();
  }

  /** @param {string} kind @param {string} title @param {string} advice */
  #fill(kind, title, advice) {
    const strong = document.createElement('strong');
    strong.textContent = title;
    const words = document.createElement('p');
    words.append(strong, ' ', advice);
    this.#box.replaceChildren(words);
    this.#box.dataset.kind = kind;
    this.#box.hidden = false;
  }
}

/** @param {string} label @param {() => void} action */
function button(label, action) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button';
  element.textContent = label;
  element.addEventListener('click', action);
  return element;
}
