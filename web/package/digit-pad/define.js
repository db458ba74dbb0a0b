// Makes the element known to the page.

import {ScrawlError} from '../errors.js';
import {DigitPad} from './element.js';
import {PlainPad} from './plain.js';

/**
 * Once for a name; again it does nothing. Throws a `ScrawlError` if the name belongs to something else, or to another
 * version, whose elements go on working.
 * @param {string} [name]
 * @returns {CustomElementConstructor} the element's class
 */
export function defineDigitPad(name = 'digit-pad') {
  const known = /** @type {(CustomElementConstructor & {version?: string}) | undefined} */ (customElements.get(name));
  if (known?.version === DigitPad.version) return known;
  if (known) {
    const whose = known.version ? `version ${known.version} of it, this is ${DigitPad.version}` : 'another element';
    throw new ScrawlError('name-taken', `<${name}> is already ${whose}`);
  }
  const usable = 'attachInternals' in HTMLElement.prototype && 'adoptedStyleSheets' in Document.prototype;
  // A class of its own, because a class can have one name only.
  const pad = usable ? class extends DigitPad {} : class extends PlainPad {};
  customElements.define(name, pad);
  return pad;
}
