// Creates elements and loads style sheets.

import {Failure} from '../failure.js';
import {addressOf} from '../site.js';

/**
 * Creates an element with properties, attributes (names with a dash, and `role`) and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'role' || name.includes('-')) element.setAttribute(name, String(value));
    else if (name === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else Object.assign(element, {[name]: value});
  }
  element.append(...children);
  return element;
}

/** @param {string} label @param {() => void} action @param {Record<string, any>} [properties] */
export const button = (label, action, properties = {}) =>
  make('button', {type: 'button', className: 'button', textContent: label, on: {click: action}, ...properties});

/** Loads a style sheet, once. Resolves when it applies, rejects with a `Failure` if it cannot be loaded. @param {string} path */
export function loadStyle(path) {
  const href = addressOf(path);
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return Promise.resolve(null);
  const link = make('link', {rel: 'stylesheet', href});
  document.head.append(link);
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => {
      link.remove();  // so that the next attempt requests it again
      reject(new Failure('extras-missing', path));
    };
  });
}
