// Why the answer is what it is: the ink that is evidence for it, and the digits that are most like it. Both take longer
// than a frame, so the network does not wait for them.

import {make} from '../make.js';
import {Rounds} from '../rounds.js';
import {EvidenceView} from './evidence.js';
import {SimilarView} from './similar.js';

/**
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../inspector/client.js').InspectorClient} InspectorClient
 */

export class WhyView {
  element;
  #inspector;
  #digit;
  #evidence;
  #similar;
  #weighings;
  /** Each round knows some more digits to compare with. */
  #comparisons;

  /**
   * @param {InspectorClient} inspector
   * @param {() => Digit | null} digit the digit to explain
   * @param {() => boolean} ready whether a network is there, and the look inside is seen
   * @param {{fail: (failure: unknown) => void, report: (failure: unknown) => void}} on
   *   `fail` is called if nothing can be shown, `report` if a part of it cannot
   */
  constructor(inspector, digit, ready, {fail, report}) {
    this.#inspector = inspector;
    this.#digit = digit;
    const wanted = () => ready() && 'shown' in this.element.dataset;
    this.#weighings = new Rounds(() => this.#weigh(), wanted, fail);
    this.#comparisons = new Rounds(() => this.#compare(), wanted, fail);
    this.#evidence = new EvidenceView(() => this.#weighings.request());
    this.#similar = new SimilarView(inspector, () => this.#comparisons.request(), report);
    this.element = make('div', {}, this.#evidence.element, this.#similar.element);
  }

  /** Whether the evidence is still being weighed. */
  get busy() {
    return this.#weighings.busy;
  }

  /** Call when it comes into sight. */
  shown() {
    this.#weighings.request();
    this.#similar.bring();
  }

  /** Follows the digit. Resolves when its evidence is shown. */
  request() {
    this.#comparisons.request();
    return this.#weighings.request();
  }

  /** Call after the theme has changed. */
  repaint() {
    this.#similar.repaint();
  }

  /** Works out which ink is evidence. */
  async #weigh() {
    const digit = this.#digit();
    const question = digit ? this.#evidence.ask(digit) : {label: 0, against: null};
    const contributions = digit ? await this.#inspector.ask('explain', {picture: digit.picture, ...question}) : new Float32Array(0);
    this.#evidence.show(digit, question, contributions);
  }

  /** Looks for the digits that are most like it. */
  async #compare() {
    if (await this.#similar.compare(this.#digit())) this.#comparisons.request();
  }
}
