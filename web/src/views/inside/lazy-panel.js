// The view of the network's inside. Its content is created when it is first shown.

import {loadTexts} from '../../language.js';
import {Failure} from '../../failure.js';
import {loadStyle, make} from '../make.js';
import {WhyPanel} from './panel.js';

/**
 * @typedef {import('../../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../inspector/client.js').InspectorClient} InspectorClient
 */

export class LazyWhyPanel {
  #body = make('div', {className: 'why-body', id: 'why-body', hidden: true});
  element = make('div', {className: 'why'}, this.#body);
  #load;
  #fail;
  #shown = false;
  /** @type {Promise<WhyPanel> | null} */ #loading = null;
  /** @type {WhyPanel | null} */ #panel = null;
  /** @type {Digit | null} */ #digit = null;

  /**
   * @param {Strokes} strokes
   * @param {InspectorClient} inspector
   * @param {(failure: unknown) => void} fail
   */
  constructor(strokes, inspector, fail) {
    this.#fail = fail;
    this.#load = async () => {
      await Promise.all([loadStyle('style/inside.css'), loadTexts('inside', 'layers')]);
      return new WhyPanel(this.#body, strokes, inspector, (failure) => {
        this.#body.hidden = true;
        fail(failure instanceof Failure ? failure : new Failure('inspector-failed', String(failure)));
      });
    };
  }

  async shown() {
    this.#shown = true;
    try {
      this.#panel = await (this.#loading ??= this.#load());
    } catch (error) {
      this.#loading = null;
      return this.#fail(error);
    }
    this.#body.hidden = !this.#shown;
    this.#panel.show(this.#digit);
  }

  hidden() {
    this.#shown = false;
    this.#body.hidden = true;
  }

  /** @param {Digit | null} digit the digit to explain */
  show(digit) {
    this.#digit = digit;
    this.#panel?.show(digit);
  }

  /** Call after another network was loaded. */
  rebuild() {
    this.#panel?.rebuild();
  }

  /** Call after the theme has changed. */
  repaint() {
    this.#panel?.repaint();
  }
}
