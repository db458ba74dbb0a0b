// Paints the network: its maps, and what flows between them.

import {largest} from '../../extremes.js';
import {coloursOf} from './colours.js';
import {edgesAt, strongest} from './graph.js';
import {MapPixels} from './map-pixels.js';

/**
 * @typedef {import('./graph.js').Column} Column
 * @typedef {import('./graph.js').Edge} Edge
 * @typedef {import('./layout.js').Box} Box
 * @typedef {import('./layout.js').Layout} Layout
 * @typedef {import('../../inspector/protocol.js').StageFlow} StageFlow
 * @typedef {{column: number, map: number}} Place
 * @typedef {{at: Place, into: Edge[], outOf: Edge[]}} Lit a map with its sources and its targets
 * @typedef {{picture: ArrayLike<number>, flows: StageFlow[], probabilities: (number | null)[]}} Content
 *   The picture's grey values, what each stage puts out, and the probability of each class that has one.
 */

/** Edges of one sign are drawn in so many strengths, with one call each. */
const STRENGTHS = 5;
const FADED = 0.14;

export class Painter {
  #canvas;
  #context;
  /** @type {Column[]} */ #columns = [];
  /** @type {string[]} */ #classes = [];
  /** @type {MapPixels[]} */ #pixels = [];
  /** @type {ReturnType<typeof coloursOf> & Record<string, any> | null} */ #colours = null;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  }

  /** @param {Column[]} columns @param {string[]} classes what to call the scores */
  use(columns, classes) {
    this.#columns = columns;
    this.#classes = classes;
    this.#pixels = columns.map((column) => new MapPixels(column));
  }

  /** Call after the theme has changed. */
  forgetColours() {
    this.#colours = null;
  }

  #readColours() {
    const style = getComputedStyle(this.#canvas);
    const {ink, pro, contra} = coloursOf(this.#canvas);
    const named = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    return {ink, pro, contra, text: style.color, font: style.fontFamily, card: named('--card'), line: named('--line'), accent: named('--accent'), against: named('--against')};
  }

  /** The pixels of new content. Painting does not read it again. @param {Content} content */
  take({picture, flows}) {
    const {ink, contra} = (this.#colours ??= this.#readColours());
    this.#pixels.forEach((pixels, i) => {
      const values = i === 0 ? picture : flows[i - 1].values;
      let most = i === 0 ? 255 : 1e-9;
      if (i > 0) for (let k = 0; k < values.length; ++k) most = Math.max(most, Math.abs(values[k]));
      pixels.fill(values, most, ink, contra);
    });
  }

  /** @param {Layout} layout @param {Content | null} content @param {Lit | null} lit what is not faded; null if nothing is */
  paint(layout, content, lit) {
    const context = this.#context;
    const ratio = this.#canvas.width / layout.width;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, layout.width, layout.height);
    if (content) this.#paintEdges(layout, content, lit);
    this.#paintMaps(layout, content, lit);
  }

  /** @param {Layout} layout @param {Content} content @param {Lit | null} lit */
  #paintEdges(layout, {flows}, lit) {
    const context = this.#context;
    const {accent, against} = (this.#colours ??= this.#readColours());
    context.lineCap = 'butt';
    for (let i = 1; i < this.#columns.length; ++i) {
      const buckets = Array.from({length: 2 * STRENGTHS}, () => /** @type {Path2D | null} */ (null));
      strongest(flows[i - 1], this.#columns[i - 1], this.#columns[i], (source, target, strength, net) => {
        const place = Math.min(STRENGTHS - 1, Math.floor(strength * STRENGTHS)) + (net < 0 ? STRENGTHS : 0);
        curve((buckets[place] ??= new Path2D()), layout, i, source, target);
      });
      buckets.forEach((path, place) => {
        if (!path) return;
        const strength = ((place % STRENGTHS) + 0.6) / STRENGTHS;
        context.globalAlpha = (0.12 + 0.42 * strength) * (lit ? 0.1 : 1);
        context.lineWidth = 0.6 + 1.5 * strength;
        context.strokeStyle = place < STRENGTHS ? accent : against;
        context.stroke(path);
      });
    }
    const drawLit = (/** @type {Edge[]} */ edges, /** @type {number} */ column) => {
      for (const {source, target, strength, net} of edges) {
        const path = new Path2D();
        curve(path, layout, column, source, target);
        context.globalAlpha = 0.25 + 0.7 * strength;
        context.lineWidth = 0.8 + 3 * strength;
        context.strokeStyle = net < 0 ? against : accent;
        context.stroke(path);
      }
    };
    if (lit) {
      drawLit(lit.into, lit.at.column);
      drawLit(lit.outOf, lit.at.column + 1);
    }
    context.globalAlpha = 1;
  }

  /** @param {Layout} layout @param {Content | null} content @param {Lit | null} lit */
  #paintMaps(layout, content, lit) {
    const context = this.#context;
    const {card, line, accent} = (this.#colours ??= this.#readColours());
    const shining = lit && litPlaces(lit);
    this.#columns.forEach(({kind, count}, column) => {
      for (let map = 0; map < count; ++map) {
        const {x, y, width, height} = layout.maps[column][map];
        const shines = !shining || shining.has(keyOf(column, map));
        context.globalAlpha = shines ? 1 : FADED;
        if (kind === 'scores') {
          this.#paintScore(layout.maps[column][map], map, content, layout.down);
        } else {
          context.fillStyle = card;
          if (shines) context.fillRect(x, y, width, height);
          if (content) this.#pixels[column].draw(context, map, x, y, width, height);
          context.strokeStyle = line;
          context.lineWidth = 1;
          context.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1);
        }
        if (lit && shines) {
          const own = lit.at.column === column && lit.at.map === map;
          context.strokeStyle = accent;
          context.lineWidth = own ? 3 : 1;
          context.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1);
        }
      }
    });
    context.globalAlpha = 1;
  }

  /** A class, with a bar as long as it is probable. @param {Box} box @param {number} map @param {Content | null} content @param {boolean} down */
  #paintScore({x, y, width, height}, map, content, down) {
    const context = this.#context;
    const {text, font, line, accent} = (this.#colours ??= this.#readColours());
    const probability = content?.probabilities[map] ?? 0;
    const best = probability > 0 && probability >= largest(content?.probabilities.map((each) => each ?? 0) ?? []);
    const size = Math.max(9, Math.min(down ? width * 0.6 : height * 0.75, 20));
    context.fillStyle = text;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = `${best ? 750 : 500} ${size}px ${font}`;
    context.fillText(this.#classes[map], down ? x + width / 2 : x + 11, down ? y + 10 : y + height / 2 + 1);
    const [length, thick] = down ? [height - 22, Math.min(8, width - 2)] : [width - 24, Math.min(8, height - 2)];
    const [left, top] = down ? [x + (width - thick) / 2, y + 22] : [x + 24, y + (height - thick) / 2];
    context.fillStyle = line;
    context.fillRect(left, top, down ? thick : length, down ? length : thick);
    context.fillStyle = accent;
    context.fillRect(left, top, down ? thick : length * probability, down ? length * probability : thick);
  }
}

/** One number for a map. @param {number} column @param {number} map */
const keyOf = (column, map) => column * 65536 + map;

/** The map, its sources and targets. @param {Lit} lit */
const litPlaces = ({at, into, outOf}) => new Set([
  keyOf(at.column, at.map),
  ...into.map(({source}) => keyOf(at.column - 1, source)),
  ...outOf.map(({target}) => keyOf(at.column + 1, target)),
]);

/** @param {Column[]} columns @param {Content | null} content @param {Place} at @returns {Lit} */
export function litBy(columns, content, at) {
  const {column, map} = at;
  const into = content && column > 0 ? edgesAt(content.flows[column - 1], columns[column - 1], columns[column], {target: map}) : [];
  const outOf = content && column + 1 < columns.length ? edgesAt(content.flows[column], columns[column], columns[column + 1], {source: map}) : [];
  return {at, into, outOf};
}

/** @param {Path2D} path @param {Layout} layout @param {number} column of the target @param {number} source @param {number} target */
function curve(path, {maps, down}, column, source, target) {
  const from = maps[column - 1][source];
  const to = maps[column][target];
  const [x1, y1] = down ? [from.x + from.width / 2, from.y + from.height] : [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = down ? [to.x + to.width / 2, to.y] : [to.x, to.y + to.height / 2];
  path.moveTo(x1, y1);
  if (down) path.bezierCurveTo(x1, (y1 + y2) / 2, x2, (y1 + y2) / 2, x2, y2);
  else path.bezierCurveTo((x1 + x2) / 2, y1, (x1 + x2) / 2, y2, x2, y2);
}
