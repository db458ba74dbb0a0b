// The network as columns of maps, from the picture to the scores, and which edges between them are worth drawing.

import {stagesOf} from './stages.js';

/**
 * @typedef {import('../../inspector/protocol.js').Structure} Structure
 * @typedef {import('../../inspector/protocol.js').Layer} Layer
 * @typedef {import('../../inspector/protocol.js').StageFlow} StageFlow
 * @typedef {import('./stages.js').Stage} Stage
 * @typedef {'picture' | 'maps' | 'values' | 'scores'} Kind
 * @typedef {{kind: Kind, stage: Stage | null, layer: Layer | null, number: number, height: number, width: number, count: number, all: number}} Column
 *   `layer` gives the stage its name, with the `number` among those of its type, 0 if it is the only one, `height` and `width` are those of each map, `count` of `all` maps are shown.
 * @typedef {{source: number, target: number, strength: number, net: number, share: number}} Edge
 *   Channels of the column before and of the column itself. `strength` is relative to the strongest edge between the
 *   two, `share` is the part of all that flows into the target, `net` says by its sign whether the edge adds or takes away.
 */

/** More maps than these are beyond what eyes can follow. */
const MOST_MAPS = 256;
/** As many edges are drawn between two columns at once. */
export const MOST_EDGES = 96;
/** Fainter ones are left out, as parts of the strongest. */
const FAINTEST = 0.02;

/** @param {Structure} structure @param {number} side of the picture @returns {Column[]} */
export function columnsOf({layers}, side) {
  const stages = stagesOf(layers);
  /** @type {Column[]} */
  const columns = [{kind: 'picture', stage: null, layer: null, number: 0, height: side, width: side, count: 1, all: 1}];
  stages.forEach((stage, i) => {
    const {height, width, channels} = layers[stage.output].maps;
    const kind = i === stages.length - 1 ? 'scores' : height * width === 1 ? 'values' : 'maps';
    const alike = stages.filter(({title}) => layers[title].type === layers[stage.title].type);
    columns.push({kind, stage, layer: layers[stage.title], number: alike.length > 1 ? alike.indexOf(stage) + 1 : 0, height, width, count: Math.min(channels, MOST_MAPS), all: channels});
  });
  return columns;
}

/**
 * Where the sum of a pair lies in `total` and `net`, or -1 where nothing flows.
 * @param {StageFlow} flow @param {number} source @param {number} target
 */
function placeOf({sources, targets, oneSource}, source, target) {
  if (!oneSource) return source * targets + target;
  return Math.floor((target * sources) / targets) === source ? target : -1;
}

/** What flows into a map. @param {StageFlow} flow @param {number} target */
function allInto(flow, target) {
  if (flow.oneSource) return flow.total[target];
  let sum = 0;
  for (let place = target; place < flow.total.length; place += flow.targets) sum += flow.total[place];
  return sum;
}

/**
 * The edges into one map, or out of one, the strongest first; only those that matter.
 * @param {StageFlow} flow @param {Column} before @param {Column} column
 * @param {{source: number} | {target: number}} end
 * @returns {Edge[]}
 */
export function edgesAt(flow, before, column, end) {
  /** @type {Edge[]} */
  const edges = [];
  const [sources, targets] = [Math.min(before.count, flow.sources), Math.min(column.count, flow.targets)];
  const [firstTarget, endTarget] = 'target' in end ? [end.target, end.target + 1] : [0, targets];
  const [firstSource, endSource] = 'source' in end ? [end.source, end.source + 1] : [0, sources];
  for (let target = firstTarget; target < endTarget; ++target) {
    const all = allInto(flow, target);
    for (let source = firstSource; source < endSource; ++source) {
      const place = placeOf(flow, source, target);
      if (place < 0 || !(flow.total[place] > 0)) continue;
      edges.push({source, target, strength: flow.total[place], net: flow.net[place], share: flow.total[place] / all});
    }
  }
  edges.sort((a, b) => b.strength - a.strength);
  const strongest = edges[0]?.strength ?? 1;
  for (const edge of edges) edge.strength /= strongest;
  return edges.filter(({strength}) => strength >= 5 * FAINTEST);
}

/** Kept from call to call: a frame's work makes no garbage of this size. */
let sorted = new Float32Array(0);

/**
 * Calls `draw` for the strongest edges between two columns.
 * @param {StageFlow} flow @param {Column} before @param {Column} column
 * @param {(source: number, target: number, strength: number, net: number) => void} draw
 */
export function strongest(flow, before, column, draw) {
  const {total, net} = flow;
  if (total.length > sorted.length) sorted = new Float32Array(total.length);
  const order = sorted.subarray(0, total.length);
  order.set(total);
  order.sort();
  const most = order[order.length - 1];
  if (!(most > 0)) return;
  const least = Math.max(FAINTEST * most, order[Math.max(0, order.length - MOST_EDGES)]);
  const each = flow.oneSource ? flow.targets / flow.sources : 1;
  for (let place = 0; place < total.length; ++place) {
    if (total[place] < least) continue;
    const target = flow.oneSource ? place : place % flow.targets;
    const source = flow.oneSource ? Math.floor(place / each) : Math.floor(place / flow.targets);
    if (source < before.count && target < column.count) draw(source, target, total[place] / most, net[place]);
  }
}
