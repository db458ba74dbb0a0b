// Shows loss and accuracy during a training, as curves and as a table.

import {largest, smallest} from '../../extremes.js';
import {watch as text} from '../../learning/train-text.js';
import {t} from '../../language.js';
import {make} from '../make.js';

/**
 * @typedef {import('../../learning/protocol.js').Epoch} Epoch
 * @typedef {[number, number][]} Points x is the epochs done, y the value
 */

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 320;
const HEIGHT = 176;
const FRAME = {left: 38, right: 8, top: 8, bottom: 22};
/** The number of parts of a training, each of which is a point of the curve. Values in a part are averaged. */
const BUCKETS = 200;

/** @param {string} name @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** The mean value in each of BUCKETS equal parts of the training. */
class Buckets {
  /** @type {Map<number, {sum: number, count: number}>} */ #parts = new Map();
  #epochs;

  /** @param {number} epochs */
  constructor(epochs) {
    this.#epochs = epochs;
  }
  /** @param {number} done epochs @param {number} value */
  add(done, value) {
    const place = Math.min(BUCKETS - 1, Math.floor((BUCKETS * done) / this.#epochs));
    const part = this.#parts.get(place) ?? {sum: 0, count: 0};
    this.#parts.set(place, {sum: part.sum + value, count: part.count + 1});
  }
  /** @returns {Points} */
  get points() {
    return [...this.#parts].map(([place, {sum, count}]) => [((place + 0.5) * this.#epochs) / BUCKETS, sum / count]);
  }
}

/** A chart with two curves over the epochs. */
class Chart {
  #training = svg('polyline', {class: 'curve training'});
  #heldOut = svg('polyline', {class: 'curve held-out'});
  /** The values for which the grid was drawn, to draw it again only when they change. */
  #frame = '';
  #drawing = svg('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img'});
  element;
  #tick;

  /** @param {string} title @param {(value: number) => string} tick */
  constructor(title, tick) {
    this.#tick = tick;
    const legend = make('span', {className: 'keys', 'aria-hidden': 'true'},
      make('span', {className: 'key-training', textContent: t('train.watch.training')}), make('span', {className: 'key-held-out', textContent: t('train.watch.heldOut')}));
    this.element = make('figure', {className: 'chart'}, make('figcaption', {}, make('b', {textContent: title}), legend), this.#drawing);
  }

  /** @param {Points} training @param {Points} heldOut @param {number} epochs @param {[number, number]} range @param {string} words */
  show(training, heldOut, epochs, range, words) {
    const [low, high] = range;
    const x = (/** @type {number} */ done) => FRAME.left + ((WIDTH - FRAME.left - FRAME.right) * done) / epochs;
    const y = (/** @type {number} */ value) =>
      FRAME.top + (HEIGHT - FRAME.top - FRAME.bottom) * (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low));
    // Points below the chart are left out; points above it are drawn at its upper edge.
    const line = (/** @type {Points} */ points) => points.filter(([, value]) => value >= low).map(([done, value]) => `${x(done).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    const frame = [epochs, low, high].join();
    if (frame !== this.#frame) {
      this.#frame = frame;
      this.#drawing.replaceChildren(...this.#grid(x, y, epochs, range), this.#training, this.#heldOut);
    }
    this.#training.setAttribute('points', line(training));
    this.#heldOut.setAttribute('points', line(heldOut));
    this.#drawing.setAttribute('aria-label', words);
  }

  /** @param {(done: number) => number} x @param {(value: number) => number} y @param {number} epochs @param {[number, number]} range */
  #grid(x, y, epochs, [low, high]) {
    const every = Math.ceil(epochs / 6);  // so that the numbers do not overlap the word at the start of the axis
    return [
      ...[0, 0.25, 0.5, 0.75, 1].map((part) => low + part * (high - low)).flatMap((value) => [
        svg('line', {x1: FRAME.left, x2: WIDTH - FRAME.right, y1: y(value), y2: y(value), class: 'grid'}),
        svg('text', {x: FRAME.left - 5, y: y(value) + 3.5, 'text-anchor': 'end'}, this.#tick(value)),
      ]),
      ...Array.from({length: Math.floor(epochs / every) + 1}, (_, i) => i * every).map((epoch) =>
        svg('text', {x: x(epoch), y: HEIGHT - 6, 'text-anchor': epoch === 0 ? 'start' : epoch === epochs ? 'end' : 'middle'}, epoch === 0 ? t('train.watch.epochAxis') : String(epoch))),
    ];
  }
}

export class CurvesView {
  #loss = new Chart(t('train.watch.loss'), text.lossTick);
  #accuracy = new Chart(t('train.watch.accuracy'), text.accuracyTick);
  #body = make('tbody');
  #table = make('details', {className: 'train-table'}, make('summary', {textContent: t('train.watch.table')}),
    make('table', {}, make('thead', {}, make('tr', {}, ...text.columns().map((name) => make('th', {scope: 'col', textContent: name})))), this.#body));
  element = make('div', {className: 'charts'}, this.#loss.element, this.#accuracy.element, this.#table);

  #epochs = 1;
  #lossSoFar = new Buckets(1);
  #accuracySoFar = new Buckets(1);
  /** The means over the epoch at the last progress event. */
  #before = {epoch: -1, step: 0, loss: 0, accuracy: 0};

  /** @param {number} epochs of the training that begins */
  begin(epochs) {
    this.#epochs = epochs;
    this.#lossSoFar = new Buckets(epochs);
    this.#accuracySoFar = new Buckets(epochs);
    this.#before = {epoch: -1, step: 0, loss: 0, accuracy: 0};
    this.show([]);
  }

  /** The trainer reports means over the epoch so far. The curve shows the mean since the last report. @param {import('../../learning/protocol.js').Step} step */
  add({epoch, step, steps, loss, accuracy}) {
    const before = this.#before.epoch === epoch ? this.#before : {step: 0, loss: 0, accuracy: 0};
    const count = step - before.step;
    if (count <= 0) return;
    const done = epoch + (before.step + count / 2) / steps;
    this.#lossSoFar.add(done, (loss * step - before.loss) / count);
    this.#accuracySoFar.add(done, (accuracy * step - before.accuracy) / count);
    this.#before = {epoch, step, loss: loss * step, accuracy: accuracy * step};
  }

  /** @param {Epoch[]} history */
  show(history) {
    const last = history.at(-1);
    const every = Math.ceil(history.length / (BUCKETS / 2));
    const of = (/** @type {keyof Epoch} */ name) =>
      /** @type {Points} */ (history.map((epoch, i) => [i + 1, epoch[name]])).filter((_, i) => i % every === 0 || i === history.length - 1);
    // Of a stored training only the epochs' values are known.
    const points = (/** @type {Buckets} */ live, /** @type {keyof Epoch} */ name) => (live.points.length > 0 ? live.points : of(name));
    const losses = points(this.#lossSoFar, 'loss');
    const accuracies = points(this.#accuracySoFar, 'accuracy');
    const worstLoss = largest([...losses.slice(1).map(([, loss]) => loss), ...history.map(({heldOutLoss}) => heldOutLoss)], 0.04);
    this.#loss.show(losses, of('heldOutLoss'), this.#epochs, [0, roundUp(worstLoss)], text.lossWords(last, history.length));
    const worst = smallest([...accuracies.slice(accuracies.length >> 2).map(([, accuracy]) => accuracy), ...history.map(({heldOutAccuracy}) => heldOutAccuracy)], 1);
    const low = [0.96, 0.92, 0.8, 0.6].find((limit) => limit < worst) ?? 0;
    this.#accuracy.show(accuracies, of('heldOutAccuracy'), this.#epochs, [accuracies.length > 0 ? low : 0, 1], text.accuracyWords(last, history.length));
    if (this.#body.children.length > history.length) this.#body.replaceChildren();
    const known = this.#body.children.length;
    this.#body.append(...history.slice(known).map((epoch, i) => row(epoch, known + i)));
    this.#table.hidden = history.length === 0;
  }
}

/** @param {Epoch} epoch @param {number} place */
function row(epoch, place) {
  const [name, ...figures] = text.row(epoch, place);
  return make('tr', {}, make('th', {scope: 'row', textContent: name}), ...figures.map((textContent) => make('td', {textContent})));
}

/** At most four round ticks. @param {number} value */
function roundUp(value) {
  const scale = 10 ** Math.floor(Math.log10(value));
  return scale * ([1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8].find((step) => step * scale >= value) ?? 10);
}
