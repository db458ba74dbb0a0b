// "See why": the button that opens the look inside, which is made when it is first pressed.

import * as text from '../../extras-text.js';
import {Failure} from '../../failure.js';
import {loadStyle} from '../make.js';
import {WhyPanel} from './panel.js';

/**
 * @typedef {import('../../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../inspector/client.js').InspectorClient} InspectorClient
 */

export class LazyWhyPanel {
  #card;
  #body;
  #toggle;
  #load;
  #fail;
  #blankWords;
  /** @type {Promise<WhyPanel> | null} */ #coming = null;
  /** @type {WhyPanel | null} */ #panel = null;
  /** @type {Digit | null} */ #digit = null;

  /**
   * @param {HTMLElement} board everything on the page; it makes room when this is open
   * @param {Strokes} strokes
   * @param {InspectorClient} inspector
   * @param {(failure: unknown) => void} fail
   */
  constructor(board, strokes, inspector, fail) {
    const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (board.querySelector(`#${id}`));
    this.#card = part('why');
    this.#body = part('why-body');
    this.#toggle = part('why-toggle');
    this.#blankWords = this.#toggle.textContent;
    this.#fail = fail;
    this.#load = async () => {
      await loadStyle('style/why.css');
      return new WhyPanel(this.#body, strokes, inspector, (failure) => {
        this.#open(false);
        fail(failure instanceof Failure ? failure : new Failure('inspector-failed', String(failure)));
      });
    };
    this.#toggle.addEventListener('click', () => this.#press());
  }

  async #press() {
    if (!this.#body.hidden) return this.#open(false);
    try {
      this.#panel = await (this.#coming ??= this.#load());
    } catch (error) {
      this.#coming = null;
      return this.#fail(error);
    }
    this.#open(true);
    await this.#panel.show(this.#digit);
    // On a phone it opens below what is seen. While it was empty the page was too short to be scrolled so far.
    if (!this.#body.hidden && this.#toggle.getBoundingClientRect().top > innerHeight / 2) this.#toggle.scrollIntoView();
  }

  /** @param {boolean} open */
  #open(open) {
    this.#body.hidden = !open;
    this.#toggle.setAttribute('aria-expanded', String(open));
    this.#card.toggleAttribute('data-open', open);
    this.#name();
  }

  #name() {
    const words = !this.#body.hidden ? text.why.close : this.#digit ? text.why.open(this.#digit) : this.#blankWords;
    if (this.#toggle.textContent !== words) this.#toggle.textContent = words;
  }

  /** @param {Digit | null} digit the one that it is about */
  show(digit) {
    this.#digit = digit;
    this.#name();
    this.#panel?.show(digit);
  }

  /** Another network reads. */
  rebuild() {
    this.#panel?.rebuild();
  }

  /** Another theme shows. */
  repaint() {
    this.#panel?.repaint();
  }
}
