// The button "See why", which opens the panel with the network's inside. The panel is created when it is first opened.

import {openInside} from '../../extras-text.js';
import {loadTexts, t} from '../../language.js';
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
  #blankLabel;
  /** @type {Promise<WhyPanel> | null} */ #loading = null;
  /** @type {WhyPanel | null} */ #panel = null;
  /** @type {Digit | null} */ #digit = null;

  /**
   * @param {HTMLElement} board contains everything on the page; its layout changes while the panel is open
   * @param {Strokes} strokes
   * @param {InspectorClient} inspector
   * @param {(failure: unknown) => void} fail
   */
  constructor(board, strokes, inspector, fail) {
    const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (board.querySelector(`#${id}`));
    this.#card = part('why');
    this.#body = part('why-body');
    this.#toggle = part('why-toggle');
    this.#blankLabel = this.#toggle.textContent;
    this.#fail = fail;
    this.#load = async () => {
      await Promise.all([loadStyle('style/inside.css'), loadTexts('inside', 'layers')]);
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
      this.#panel = await (this.#loading ??= this.#load());
    } catch (error) {
      this.#loading = null;
      return this.#fail(error);
    }
    this.#open(true);
    await this.#panel.show(this.#digit);
    // On a phone the panel opens below the visible part. Scrolls only now, because an empty panel is too short for that.
    if (!this.#body.hidden && this.#toggle.getBoundingClientRect().top > innerHeight / 2) this.#toggle.scrollIntoView();
  }

  /** @param {boolean} open */
  #open(open) {
    this.#body.hidden = !open;
    this.#toggle.setAttribute('aria-expanded', String(open));
    this.#card.toggleAttribute('data-open', open);
    this.#updateLabel();
  }

  #updateLabel() {
    const label = !this.#body.hidden ? t('extras.why.close') : this.#digit ? openInside(this.#digit) : this.#blankLabel;
    if (this.#toggle.textContent !== label) this.#toggle.textContent = label;
  }

  /** @param {Digit | null} digit the digit to explain */
  show(digit) {
    this.#digit = digit;
    this.#updateLabel();
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
