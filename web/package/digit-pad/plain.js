// The element in browsers that know no elements of forms: a text field in the page itself.

import {Reflected} from './reflected.js';

/* global SCRAWL_VERSION */

const COPIED = ['name', 'value', 'placeholder', 'required', 'disabled', 'readonly', 'aria-label'];

export class PlainPad extends Reflected {
  static version = SCRAWL_VERSION;
  static observedAttributes = COPIED;
  #input = document.createElement('input');

  connectedCallback() {
    this.#input.inputMode = 'numeric';
    if (!this.#input.isConnected) this.append(this.#input);
    this.takeOver('value');
  }

  /** @param {string} name @param {string | null} _before @param {string | null} value */
  attributeChangedCallback(name, _before, value) {
    if (value === null) this.#input.removeAttribute(name);
    else this.#input.setAttribute(name, value);
  }

  get value() {
    return this.#input.value;
  }
  set value(value) {
    this.#input.value = value;
  }
}
