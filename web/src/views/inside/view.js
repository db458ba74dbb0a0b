// The look inside: one of its parts at a time, each with an address. While it is shown, it follows the drawing as fast as
// the inspector answers.

import {make} from '../make.js';
import {Rounds} from '../rounds.js';
import {DetailView} from './detail/view.js';
import {glossary} from './glossary.js';
import {columnsOf} from './graph.js';
import {Overview} from './overview.js';
import {PipelineView} from './pipeline.js';
import {stagesOf} from './stages.js';
import {StructureView} from './structure.js';
import {Tabs, addressOfMap, partOf} from './tabs.js';
import {Tour} from './tour.js';
import {WhatIf} from './what-if.js';
import {WhyView} from './why.js';

/**
 * @typedef {import('../../drawing/strokes.js').Strokes} Strokes
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../inspector/client.js').InspectorClient} InspectorClient
 * @typedef {import('../../inspector/protocol.js').Structure} Structure
 * @typedef {import('./paint.js').Place} Place
 */

const SIDE = 28;

export class InsideView {
  #element;
  #inspector;
  #fail;
  #onPlace;
  #overview;
  #detail;
  #pipeline;
  #structure;
  #whatIf;
  #tour;
  #network;
  #why;
  #tabs;
  /** @type {Structure | null} */ #built = null;
  /** @type {import('./graph.js').Column[]} */ #columns = [];
  /** @type {Digit | null} */ #digit = null;
  #address = '';
  #isShown = false;
  #rounds;

  /**
   * @param {HTMLElement} element to be filled
   * @param {{strokes: Strokes, inspector: InspectorClient, onPad: import('./on-pad.js').OnPad, fail: (failure: unknown) => void,
   *          report: (failure: unknown) => void, onPlace: (address: string) => void}} page
   *   `fail` is called if nothing can be shown, `report` if a part of it cannot, `onPlace` when the visitor wants to see another place of the view, whose
   *   address is for `go`.
   */
  constructor(element, {strokes, inspector, onPad, fail, report, onPlace}) {
    this.#element = element;
    this.#inspector = inspector;
    this.#fail = fail;
    this.#onPlace = onPlace;
    this.#rounds = new Rounds(() => this.#round(), () => this.#isShown, fail);
    this.#overview = new Overview((place) => this.#onPlace(addressOfMap(place)), fail);
    this.#detail = new DetailView(inspector, (place) => this.#onPlace(place ? addressOfMap(place) : ''), fail);
    this.#detail.element.hidden = true;
    this.#why = new WhyView(inspector, () => this.#digit, () => this.#isShown && this.#built !== null, {fail, report});
    this.#pipeline = new PipelineView(strokes);
    this.#structure = new StructureView(() => this.#measure());
    this.#whatIf = new WhatIf(inspector, onPad, () => this.#refresh(), fail);
    this.#tour = new Tour((stop) => this.#onPlace(stop ? `tour/${stop}` : ''));
    this.#network = make('div', {}, this.#overview.element, this.#detail.element);
    const parts = {
      network: this.#network,
      why: this.#why.element,
      if: this.#whatIf.element,
      picture: this.#pipeline.element,
      layers: this.#structure.element,
      words: glossary(),
    };
    this.#tabs = new Tabs(parts, (part) => this.#onPlace(part === 'network' ? '' : part), this.#tour.opener);
    element.replaceChildren(this.#tabs.element, this.#tour.element, ...Object.values(parts));
    this.#showPart('network');
  }

  /** Call when it comes into sight. Resolves when it has its full height. */
  shown() {
    this.#isShown = true;
    this.#whatIf.show(this.#digit);
    if (this.#built) this.#arrive();
    return this.#refresh();
  }

  /** Call when it is out of sight: it does nothing then. */
  hidden() {
    this.#isShown = false;
    this.#detail.close();
    this.#whatIf.leave();
  }

  /** @param {Digit | null} digit the digit to explain */
  show(digit) {
    this.#digit = digit;
    if (this.#isShown) this.#whatIf.show(digit);
    return this.#refresh();
  }

  /** Call after another network was loaded. */
  rebuild() {
    this.#built = null;
    this.#digit = null;  // until the other network has read it, perhaps as a picture of another size
    this.#whatIf.leave();
    this.#refresh();
  }

  /** Call after the theme has changed. */
  repaint() {
    this.#overview.repaint();
    this.#pipeline.repaint();
    this.#detail.repaint();
    this.#whatIf.repaint();
    this.#why.repaint();
    this.#refresh();
  }

  /**
   * Goes to a place: '' is the network, `map/2/5` the fifth map of its second column after the picture, `tour/3` the third
   * stop of the tour, and the other parts have their names.
   * @param {string} address
   */
  go(address) {
    this.#address = address;
    if (this.#built) this.#arrive();
  }

  /** Shows what the address says; the network itself where there is no such place. */
  #arrive() {
    const [name, ...rest] = this.#address.split('/');
    const [first, second] = rest.map(Number);
    if (name === 'tour' && this.#tour.has(first)) {
      const stop = this.#tour.show(first);
      const place = stop.place?.(this.#columns) ?? null;
      this.#showMap(place && stop.closer ? place : null);
      if (place && !stop.closer) this.#overview.point(place);
      return this.#showPart(stop.part);
    }
    this.#tour.close();
    const place = {column: first, map: second - 1};
    const there = name === 'map' && first > 0 && this.#columns[first] && place.map >= 0 && place.map < this.#columns[first].count;
    this.#showMap(there ? place : null);
    this.#showPart(partOf(name));
  }

  /** @param {import('./tabs.js').Part} shown */
  #showPart(shown) {
    this.#tabs.show(shown);
    this.#showPicture();
    if (shown === 'layers' && this.#built) this.#measure();
    if (shown === 'why') this.#why.shown();
  }

  /** How the drawing became a picture, if that is in sight. */
  #showPicture() {
    if (this.#built && 'shown' in this.#pipeline.element.dataset) this.#pipeline.show(this.#digit, this.#built);
  }

  /** Shows a map in detail, or the whole network again. @param {Place | null} place */
  #showMap(place) {
    const focused = this.#network.contains(document.activeElement);
    const [was, is] = [!this.#detail.element.hidden, place !== null];
    this.#overview.element.hidden = is;
    this.#detail.element.hidden = !is;
    if (place) this.#detail.open(place);
    else this.#detail.close();
    if (was !== is && focused) (is ? this.#detail : this.#overview).focus();
  }

  /** Updates the view. */
  async #refresh() {
    if (!this.#isShown) return;
    this.#element.setAttribute('aria-busy', 'true');
    await this.#rounds.request();
    await this.#why.request();
    if (!this.#rounds.busy && !this.#why.busy) this.#element.removeAttribute('aria-busy');
  }

  async #round() {
    const digit = this.#digit;
    const structure = await this.#inspector.structure();
    if (structure !== this.#built) this.#build(structure, digit?.size ?? SIDE);
    const picture = digit && (this.#whatIf.picture ?? digit.picture);
    const stages = stagesOf(structure.layers);
    const answers = await this.#inspector.about(structure, async () => (picture
      ? Promise.all([this.#inspector.ask('flow', {picture, stages}), this.#inspector.ask('head', {picture})]) : [null, null]));
    if (!answers) return;  // the round of the network that came is due
    const [flows, head] = answers;
    const content = picture && flows && {picture, flows, probabilities: Array.from(head?.probabilities ?? [])};
    this.#overview.show(content);
    this.#detail.show(content);
    this.#whatIf.reads(head?.probabilities ?? null);
    await new Promise(requestAnimationFrame);
    this.#showPicture();
  }

  /** @param {Structure} structure @param {number} side of the picture */
  #build(structure, side) {
    const shapes = () => JSON.stringify(this.#columns.map(({count, height, width}) => [count, height, width]));
    const before = shapes();
    this.#columns = columnsOf(structure, side);
    this.#overview.build(structure, this.#columns);
    this.#detail.build(structure, this.#columns);
    this.#whatIf.build(structure);
    this.#structure.build(structure);
    const others = this.#address.startsWith('map/') && !this.#detail.element.hidden && shapes() !== before;
    this.#built = structure;
    if (others) this.#address = '';  // another network has other maps
    this.#arrive();
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
