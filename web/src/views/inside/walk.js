// Walking through the network with the arrow keys.

/**
 * @typedef {import('./graph.js').Column} Column
 * @typedef {import('./paint.js').Place} Place
 * @typedef {import('./paint.js').Content} Content
 */

import {edgesAt} from './graph.js';

/**
 * The next map: along the way to what the map gives most to, back to what it has most from, across the way to its
 * neighbour.
 * @param {string} key @param {Place | null} at @param {Column[]} columns @param {Content | null} content
 * @param {boolean} down whether the way goes down, and not to the right
 * @returns {Place | null} null if the key leads nowhere
 */
export function walk(key, at, columns, content, down) {
  const last = columns.length - 1;
  if (key === 'Home') return {column: 0, map: 0};
  if (key === 'End') return {column: last, map: strongestScore(columns[last], content)};
  const [along, across] = down ? ['ArrowDown', 'ArrowRight'] : ['ArrowRight', 'ArrowDown'];
  const [back, before] = down ? ['ArrowUp', 'ArrowLeft'] : ['ArrowLeft', 'ArrowUp'];
  if (![along, across, back, before].includes(key)) return null;
  if (!at) return {column: 0, map: 0};
  const {column, map} = at;
  if (key === across || key === before) {
    const next = map + (key === across ? 1 : -1);
    return next < 0 || next >= columns[column].count ? at : {column, map: next};
  }
  const next = column + (key === along ? 1 : -1);
  if (next < 0 || next > last) return at;
  const nearby = Math.min(map, columns[next].count - 1);
  if (!content) return {column: next, map: nearby};
  const [edge] = key === along
    ? edgesAt(content.flows[column], columns[column], columns[next], {source: map})
    : edgesAt(content.flows[column - 1], columns[next], columns[column], {target: map});
  if (!edge) return {column: next, map: nearby};
  return {column: next, map: key === along ? edge.target : edge.source};
}

/** @param {Column} column @param {Content | null} content */
function strongestScore({count}, content) {
  const scores = content?.flows.at(-1)?.values.slice(0, count);
  return scores ? scores.indexOf(Math.max(...scores)) : 0;
}
