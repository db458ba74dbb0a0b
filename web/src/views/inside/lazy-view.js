// The view of the network's inside. Its content is created when it is first shown.

import {Failure} from '../../failure.js';
import {loadTexts} from '../../language.js';
import {keepFocus} from '../focus.js';
import {loadStyle, make} from '../make.js';
import {InsideView} from './view.js';

/**
 * @typedef {import('../../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../inspector/client.js').InspectorClient} InspectorClient
 */

export class LazyInside {
  element = make('div', {className: 'why'});
  #body = make('div', {className: 'why-body', id: 'why-body', hidden: true});
  #load;
  #fail;
  #isShown = false;
  #place = '';
  /** @type {Promise<InsideView> | null} */ #loading = null;
  /** @type {InsideView | null} */ #view = null;
  /** @type {Digit | null} */ #digit = null;

  /**
   * @param {Strokes} strokes
   * @param {InspectorClient} inspector
   * @param {import('./on-pad.js').OnPad} onPad
   * @param {(place: string) => void} goTo a place of the view, as a link does
   * @param {(failure: unknown) => void} fail
   */
  constructor(strokes, inspector, onPad, goTo, fail) {
    this.#fail = fail;
    this.element.append(this.#body);
    this.#load = async () => {
      await Promise.all([loadStyle('style/inside.css'), loadTexts('inside', 'layers')]);
      return new InsideView(this.#body, {
        strokes,
        inspector,
        onPad,
        fail: (failure) => {
          keepFocus(() => {
            this.#body.hidden = true;
          }, /** @type {HTMLElement} */ (this.element.parentElement));
          fail(failure instanceof Failure ? failure : new Failure('inspector-failed', String(failure)));
        },
        report: fail,
        onPlace: goTo,
      });
    };
  }

  async shown() {
    this.#isShown = true;
    try {
      this.#view = await (this.#loading ??= this.#load());
    } catch (error) {
      this.#loading = null;
      return this.#fail(error);
    }
    if (!this.#isShown) return;
    this.#body.hidden = false;
    this.#view.show(this.#digit);
    this.#view.go(this.#place);
    await this.#view.shown();
  }

  hidden() {
    this.#isShown = false;
    this.#view?.hidden();
    this.#body.hidden = true;
  }

  /** @param {string} place of the view, as `InsideView.go` takes it */
  go(place) {
    this.#place = place;
    this.#view?.go(place);
  }

  /** @param {Digit | null} digit the digit to explain */
  show(digit) {
    this.#digit = digit;
    this.#view?.show(digit);
  }

  /** Call after another network was loaded. */
  rebuild() {
    this.#view?.rebuild();
  }

  /** Call after the theme has changed. */
  repaint() {
    this.#view?.repaint();
  }
}
