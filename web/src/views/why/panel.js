// The panel with the network's inside. While it is open, it follows the drawing as fast as the inspector answers.

import {EvidenceView} from './evidence.js';
import {MapsView} from './maps.js';
import {StructureView} from './structure.js';
import {PipelineView} from './pipeline.js';

/**
 * @typedef {import('../../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../inspector/client.js').InspectorClient} InspectorClient
 * @typedef {import('../../inspector/protocol.js').Structure} Structure
 */

export class WhyPanel {
  #body;
  #inspector;
  #fail;
  #pipeline;
  #maps;
  #evidence;
  #structure;
  /** @type {Structure | null} */ #built = null;
  /** @type {Digit | null} */ #digit = null;
  #busy = false;
  #again = false;

  /**
   * @param {HTMLElement} body contains the panel, which is inactive while this is hidden
   * @param {Strokes} strokes
   * @param {InspectorClient} inspector
   * @param {(failure: unknown) => void} fail called if nothing can be shown
   */
  constructor(body, strokes, inspector, fail) {
    const part = (/** @type {string} */ id) => /** @type {any} */ (body.querySelector(`#${id}`));
    this.#inspector = inspector;
    this.#fail = fail;
    this.#body = body;
    this.#pipeline = new PipelineView(part('pipeline-drawing'), part('pipeline-scaled'), part('pipeline-picture'), part('pipeline-note'), strokes);
    this.#maps = new MapsView(part('stages'), inspector);
    this.#evidence = new EvidenceView(part('evidence'), () => this.#refresh());
    this.#structure = new StructureView(part('structure'), part('structure-note'), part('measure'), () => this.#measure());
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
    this.#refresh();
  }

  /** Call after the theme has changed. */
  repaint() {
    this.#pipeline.repaint();
    this.#maps.repaint();
    this.#refresh();
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
        await this.#round().catch(this.#fail);
      }
    } finally {
      this.#busy = false;
      this.#body.removeAttribute('aria-busy');
    }
  }

  async #round() {
    const digit = this.#digit;
    const structure = await this.#inspector.structure();
    if (structure !== this.#built) {
      this.#maps.build(structure);
      this.#structure.build(structure);
      this.#built = structure;
      this.#measure();
    }
    const question = digit ? this.#evidence.ask(digit) : {label: 0, against: null};
    const picture = digit?.picture;
    const [activations, contributions] = picture
      ? await Promise.all([
          this.#inspector.ask('activations', {picture}),
          this.#inspector.ask('explain', {picture, ...question}),
        ])
      : [null, new Float32Array(0)];
    await new Promise(requestAnimationFrame);
    this.#pipeline.show(digit, structure);
    this.#maps.show(digit, activations);
    this.#evidence.show(digit, question, contributions);
  }

  async #measure() {
    const size = this.#digit?.picture.length ?? 28 * 28;
    const picture = this.#digit?.picture ?? new Uint8Array(size).fill(128);
    try {
      this.#structure.showTimes(await this.#inspector.ask('times', {picture}));
    } catch (failure) {
      this.#fail(failure);
    }
  }
}
