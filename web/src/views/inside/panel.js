// The panel with the network's inside. While it is open, it follows the drawing as fast as the inspector answers.

import {DetailView} from './detail/view.js';
import {EvidenceView} from './evidence.js';
import {columnsOf} from './graph.js';
import {Overview} from './overview.js';
import {PipelineView} from './pipeline.js';
import {stagesOf} from './stages.js';
import {StructureView} from './structure.js';

/**
 * @typedef {import('../../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../inspector/client.js').InspectorClient} InspectorClient
 * @typedef {import('../../inspector/protocol.js').Structure} Structure
 * @typedef {import('./paint.js').Place} Place
 */

const SIDE = 28;

export class WhyPanel {
  #body;
  #inspector;
  #fail;
  #overview;
  #detail;
  #pipeline;
  #evidence;
  #structure;
  /** @type {Structure | null} */ #built = null;
  /** @type {Digit | null} */ #digit = null;
  #busy = false;
  #again = false;
  /** Whether evidence is being worked out, and whether what it is about has changed since. */
  #weighing = false;
  #weighAgain = false;

  /**
   * @param {HTMLElement} body contains the panel, which is inactive while this is hidden
   * @param {Strokes} strokes
   * @param {InspectorClient} inspector
   * @param {(failure: unknown) => void} fail called if nothing can be shown
   */
  constructor(body, strokes, inspector, fail) {
    this.#inspector = inspector;
    this.#fail = fail;
    this.#body = body;
    this.#overview = new Overview((place) => this.#open(place), fail);
    this.#detail = new DetailView(inspector, (place) => this.#open(place), fail);
    this.#detail.element.hidden = true;
    this.#evidence = new EvidenceView(() => this.#weigh());
    this.#pipeline = new PipelineView(strokes);
    this.#structure = new StructureView(() => this.#measure());
    body.replaceChildren(this.#overview.element, this.#detail.element, this.#evidence.element, this.#pipeline.element, this.#structure.element);
  }

  get #isOpen() {
    return !this.#body.hidden;
  }

  /**
   * Resolves when the digit is shown and the panel has its full height.
   *
   * @param {Digit | null} digit the digit to explain
   */
  show(digit) {
    this.#digit = digit;
    return this.#refresh();
  }

  /** Call after another network was loaded. */
  rebuild() {
    this.#built = null;
    this.#open(null);
    this.#refresh();
  }

  /** Call after the theme has changed. */
  repaint() {
    this.#overview.repaint();
    this.#pipeline.repaint();
    this.#detail.repaint();
    this.#refresh();
  }

  /** Shows a map in detail, or the whole network again. @param {Place | null} place */
  #open(place) {
    // The picture has no numbers of its own: how it came about stands below.
    if (place?.column === 0) return this.#pipeline.element.scrollIntoView({block: 'nearest'});
    const [was, is] = [!this.#detail.element.hidden, place !== null];
    this.#overview.element.hidden = is;
    this.#detail.element.hidden = !is;
    if (place) this.#detail.open(place);
    else this.#detail.close();
    if (was !== is) (is ? this.#detail : this.#overview).focus();
  }

  /** Updates the panel. One round at a time; changes meanwhile cause another round. */
  async #refresh() {
    this.#again = true;
    if (this.#busy || !this.#isOpen) return;
    this.#busy = true;
    this.#body.setAttribute('aria-busy', 'true');
    try {
      while (this.#again && this.#isOpen) {
        this.#again = false;
        await this.#round();
      }
      await this.#weigh();
    } catch (failure) {
      this.#fail(failure);
    } finally {
      this.#busy = false;
      this.#body.removeAttribute('aria-busy');
    }
  }

  async #round() {
    const digit = this.#digit;
    const structure = await this.#inspector.structure();
    if (structure !== this.#built) {
      const columns = columnsOf(structure, digit?.size ?? SIDE);
      this.#overview.build(structure, columns);
      this.#detail.build(structure, columns);
      this.#structure.build(structure);
      this.#built = structure;
      this.#measure();
    }
    const picture = digit?.picture;
    const stages = stagesOf(structure.layers);
    const flows = picture ? await this.#inspector.ask('flow', {picture, stages}) : null;
    const content = digit && flows && {picture: digit.picture, flows, probabilities: probabilitiesOf(digit, structure.classes)};
    this.#overview.show(content);
    this.#detail.show(content);
    await new Promise(requestAnimationFrame);
    this.#pipeline.show(digit, structure);
  }

  /** Works out which ink is evidence. It takes longer than a frame, so the network does not wait for it. */
  async #weigh() {
    this.#weighAgain = true;
    if (this.#weighing) return;
    this.#weighing = true;
    try {
      while (this.#weighAgain && this.#isOpen) {
        this.#weighAgain = false;
        const digit = this.#digit;
        const question = digit ? this.#evidence.ask(digit) : {label: 0, against: null};
        const contributions = digit ? await this.#inspector.ask('explain', {picture: digit.picture, ...question}) : new Float32Array(0);
        this.#evidence.show(digit, question, contributions);
      }
    } finally {
      this.#weighing = false;
    }
  }

  async #measure() {
    const picture = this.#digit?.picture ?? new Uint8Array(SIDE * SIDE).fill(128);
    try {
      this.#structure.showTimes(await this.#inspector.ask('times', {picture}));
    } catch (failure) {
      this.#fail(failure);
    }
  }
}

/** Of each class: a digit's, and what is left of them for what is none. @param {Digit} digit @param {string[]} classes */
function probabilitiesOf({probabilities}, classes) {
  const digits = probabilities.reduce((sum, each) => sum + each, 0);
  return classes.map((name) => (/^\d$/.test(name) ? probabilities[Number(name)] : Math.max(0, 1 - digits)));
}
