// Puts the API where a browser that has it would have it.

import {createHandwritingRecognizer, queryHandwritingRecognizer} from './navigator.js';
import {HandwritingDrawing, HandwritingRecognizer} from './recognizer.js';
import {HandwritingStroke} from './stroke.js';

/**
 * Where the browser has the API itself, nothing is changed: its recognizer takes none but its own strokes.
 * @param {import('../recogniser.js').RecogniserOptions} [options] for every recognizer
 * @returns {string[]} the names that were installed
 */
export function installHandwritingPolyfill(options) {
  const {navigator} = globalThis;
  if (!navigator || 'createHandwritingRecognizer' in navigator) return [];
  const functions = {
    queryHandwritingRecognizer,
    /** @param {import('./navigator.js').HandwritingModelConstraint} constraint */
    createHandwritingRecognizer: (constraint) => createHandwritingRecognizer(constraint, options),
  };
  const interfaces = {HandwritingRecognizer, HandwritingDrawing, HandwritingStroke};
  return [...install(Object.getPrototypeOf(navigator), functions, true), ...install(globalThis, interfaces, false)];
}

/** @param {object} target @param {Record<string, Function>} values @param {boolean} enumerable @returns {string[]} */
function install(target, values, enumerable) {
  const missing = Object.entries(values).filter(([name]) => !(name in target));
  for (const [name, value] of missing) {
    Object.defineProperty(target, name, {value, enumerable, configurable: true, writable: true});
  }
  return missing.map(([name]) => name);
}
