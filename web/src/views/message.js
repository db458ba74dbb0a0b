// Shows messages about failures, each with advice. A message stays until it is dismissed or no longer true. A newer one
// covers it, and uncovers it again when it is removed.

import * as text from '../text.js';
import {keepFocus} from './focus.js';

/**
 * @typedef {import('../failure.js').Failure} Failure
 * @typedef {import('../failure.js').FailureKind | 'update'} Kind
 */

export class MessageView {
  #box;
  #failures;
  #home;
  /** By their kinds. @type {Map<Kind, HTMLElement>} */ #shown = new Map();

  /**
   * @param {HTMLElement} box an alert region
   * @param {typeof text.failures} failures
   * @param {HTMLElement} home gets the focus when the focused message is removed and no other is left
   */
  constructor(box, failures, home) {
    this.#box = box;
    this.#failures = {...failures};
    this.#home = home;
  }

  /** Adds the texts for more kinds of failures. @param {typeof text.failures} failures */
  know(failures) {
    Object.assign(this.#failures, failures);
  }

  /** @param {Failure} failure @param {(() => void) | null} retry the action of the button "Try again", if there is one */
  show({kind, message}, retry) {
    const [label, action] = retry ? [text.message.retry, retry] : [text.message.dismiss, () => this.hide(kind)];
    this.#put(kind, this.#failures[kind](message), button(label, action));
  }

  /**
   * Offers to activate a new version of the page.
   * @param {{title: string, advice: string, useNow: string, later: string}} words
   * @param {() => void} useNow
   */
  offerUpdate(words, useNow) {
    this.#put('update', words, button(words.useNow, useNow), button(words.later, () => this.hide('update')));
  }

  /** Removes messages that are no longer true. @param {Kind} first @param {...Kind} others */
  hide(first, ...others) {
    keepFocus(() => {
      for (const kind of [first, ...others]) {
        this.#shown.get(kind)?.remove();
        this.#shown.delete(kind);
      }
      this.#box.hidden = this.#shown.size === 0;
    }, this.#box, this.#home);
  }

  /** @param {Kind} kind at most one message of each kind is shown @param {{title: string, advice: string}} words @param {...HTMLElement} buttons */
  #put(kind, {title, advice}, ...buttons) {
    const message = document.createElement('div');
    message.className = 'message';
    message.dataset.kind = kind;
    const strong = document.createElement('strong');
    strong.textContent = title;
    const paragraph = document.createElement('p');
    paragraph.append(strong, ' ', advice);
    message.append(paragraph, ...buttons);
    keepFocus(() => {
      this.#shown.get(kind)?.remove();
      this.#shown.set(kind, message);
      this.#box.append(message);
      this.#box.hidden = false;
    }, message);
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
