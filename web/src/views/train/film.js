// The network in training, from the picture to the scores, as it reads the drawing on the pad; and its film: after each
// epoch the network is kept, so that one can go back and see how the drawing was read then.

import {InspectorClient} from '../../inspector/client.js';
import {t} from '../../language.js';
import {ask} from '../../learning/client.js';
import {percent} from '../../numbers.js';
import {withArticle} from '../../text.js';
import {columnsOf} from '../inside/graph.js';
import {Overview} from '../inside/overview.js';
import {stagesOf} from '../inside/stages.js';
import {isDigit} from '../inside/text.js';
import {make} from '../make.js';
import {Rounds} from '../rounds.js';

/** Of the pictures that a network trained here reads, in pixels. */
const SIDE = 28;
/** Beyond this the film keeps fewer epochs, every second one of those before. */
const MOST_BYTES = 64e6;

/** @typedef {{epoch: number, bytes: Uint8Array}} Frame */

export class FilmView {
  #overview;
  #slider = make('input', {type: 'range', min: '0', max: '0', value: '0', 'aria-label': t('train.film.slider')});
  #words = make('p', {className: 'film-read'});
  element;
  #inspector = new InspectorClient();
  #digit;
  /** @type {Frame[]} */ #frames = [];
  /** @type {Frame | null} */ #loaded = null;
  /** One after the other. @type {Promise<void>} */ #saving = Promise.resolve();
  #rounds;

  /**
   * @param {import('../../drawing/strokes.js').Strokes} strokes
   * @param {() => import('../../recogniser/client.js').Digit | null} digit the one that bars and picture are about
   * @param {() => boolean} seen whether it is in sight
   * @param {(failure: unknown) => void} fail
   */
  constructor(strokes, digit, seen, fail) {
    this.#digit = digit;
    this.#rounds = new Rounds(() => this.#round(), () => seen() && this.#frames.length > 0, fail);
    this.#overview = new Overview(null, fail, 'film');
    this.element = make('section', {className: 'watch film', hidden: true}, this.#overview.element, this.#words, this.#slider);
    this.#slider.addEventListener('input', () => this.refresh());
    strokes.onChange(() => this.refresh());
  }

  /** A new training begins. */
  begin() {
    this.#frames = [];
    this.#loaded = null;
    this.element.hidden = true;
  }

  /** Keeps the network as it is now, after so many epochs. @param {number} epoch */
  keep(epoch) {
    const saved = this.#saving.then(async () => this.#add({epoch, bytes: await ask('snapshot', null)}));
    this.#saving = saved.catch(() => {});
    return saved;
  }

  /** @param {Frame} frame */
  #add(frame) {
    const newest = Number(this.#slider.value) >= this.#frames.length - 1;
    this.#frames = [...this.#frames.filter(({epoch}) => epoch < frame.epoch), frame];
    if (this.#frames.length > 2 && this.#frames.length * frame.bytes.length > MOST_BYTES) {
      this.#frames = this.#frames.filter((_, i) => i % 2 === 0 || i === this.#frames.length - 1);
    }
    this.element.hidden = false;
    this.#slider.max = String(this.#frames.length - 1);
    if (newest) this.#slider.value = this.#slider.max;
    this.refresh();
  }

  /** Call when it comes into sight. */
  refresh() {
    this.#rounds.request();
  }

  /** Shows the chosen epoch's network and what it makes of the drawing. */
  async #round() {
    const frame = this.#frames[Math.min(Number(this.#slider.value), this.#frames.length - 1)];
    if (frame !== this.#loaded) this.#inspector.use(frame.bytes, t('train.film.epoch', {epoch: frame.epoch}));
    const digit = this.#digit();
    const structure = await this.#inspector.structure();
    const again = this.#loaded !== null;
    this.#loaded = frame;
    this.#overview.build(structure, columnsOf(structure, SIDE), again);
    const stages = stagesOf(structure.layers);
    const picture = digit?.size === SIDE ? digit.picture : null;
    const [flows, head] = picture
      ? await Promise.all([this.#inspector.ask('flow', {picture, stages}), this.#inspector.ask('head', {picture})]) : [null, null];
    this.#overview.show(picture && flows ? {picture, flows, probabilities: Array.from(head?.probabilities ?? [])} : null);
    const words = head ? this.#wordsFor(frame, structure.classes, head.probabilities) : t('train.film.blank', {epoch: frame.epoch});
    this.#slider.setAttribute('aria-valuetext', words);
    this.#words.textContent = words;
  }

  /** @param {Frame} frame @param {string[]} classes @param {Float32Array} probabilities */
  #wordsFor({epoch}, classes, probabilities) {
    const best = probabilities.indexOf(Math.max(...probabilities));
    const name = classes[best] ?? '';
    return t('train.film.reads', {epoch, what: isDigit(name) ? withArticle(Number(name)) : t('inside.flow.noDigit'), percent: percent(probabilities[best])});
  }
}
