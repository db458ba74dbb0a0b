// Shows messages about failures, each with advice. A message stays until it is dismissed or no longer true. A newer one
// covers it, and uncovers it again when it is removed.

import {has, t} from '../language.js';
import {detailOf} from '../problem-text.js';
import {keepFocus} from './focus.js';

/**
 * @typedef {import('../failure.js').Failure} Failure
 * @typedef {import('../failure.js').FailureKind | 'update'} Kind
 */

export class MessageView {
  #box;
  #home;
  /** By their kinds. @type {Map<Kind, HTMLElement>} */ #shown = new Map();

  /**
   * @param {HTMLElement} box an alert region
   * @param {HTMLElement} home gets the focus when the focused message is removed and no other is left
   */
  constructor(box, home) {
    this.#box = box;
    this.#home = home;
  }

  /** @param {Failure} failure @param {(() => void) | null} retry the action of the button "Try again", if there is one */
  show(failure, retry) {
    const {kind} = failure;
    const [label, action] = retry ? [t('start.message.retry'), retry] : [t('start.message.dismiss'), () => this.hide(kind)];
    this.#put(kind, wordsOf(failure), button(label, action));
  }

  /**
   * Offers to activate a new version of the page.
   * @param {() => void} useNow
   */
  offerUpdate(useNow) {
    const words = {title: t('extras.update.title'), advice: t('extras.update.advice')};
    this.#put('update', words, button(t('extras.update.useNow'), useNow), button(t('extras.update.later'), () => this.hide('update')));
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

/**
 * What went wrong, for a person: a title, and what can be done.
 * @param {Failure} failure
 */
function wordsOf({kind, message, cause}) {
  const part = has(`start.${kind}.title`) ? 'start' : 'extras';
  const values = {detail: detailOf({detail: message, cause})};
  return {
    title: t(/** @type {'start.no-simd.title'} */ (`${part}.${kind}.title`), values),
    advice: t(/** @type {'start.no-simd.advice'} */ (`${part}.${kind}.advice`), values),
  };
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
