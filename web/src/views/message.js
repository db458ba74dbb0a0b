// Shows messages about failures, each with advice. A message stays until it is dismissed or no longer true. A newer one
// covers it, and uncovers it again when it is removed.

import {has, t} from '../language.js';
import {keepFocus} from './focus.js';

/**
 * @typedef {import('../failure.js').Failure} Failure
 * @typedef {import('../failure.js').FailureKind | 'update'} Kind
 */

export class MessageView {
  #box;
  #home;
  /**
   * What exactly is wrong; extras.js knows better words.
   * @type {(failed: {detail: string, cause?: import('../failure.js').Cause}) => string}
   */
  detailOf = ({detail}) => detail;
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
    const {kind, message: detail, cause} = failure;
    const [label, action] = retry ? [t('start.message.retry'), retry] : [t('start.message.dismiss'), () => this.hide(kind)];
    this.#put(kind, wordsOf(kind, this.detailOf({detail, cause})), button(label, action));
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
 * @param {string} kind @param {string} detail
 */
function wordsOf(kind, detail) {
  const part = has(`failures.${kind}.title`) ? 'failures' : 'extras';
  const values = {detail};
  return {
    title: t(/** @type {'failures.no-simd.title'} */ (`${part}.${kind}.title`), values),
    advice: t(/** @type {'failures.no-simd.advice'} */ (`${part}.${kind}.advice`), values),
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
