// Remembers clicks and keys for controls whose script is not loaded yet, and repeats them when it is.

import {shortcutOf} from './shortcuts.js';

/** More than a person does while waiting. */
const MOST = 20;

/**
 * Remembers clicks inside elements with `data-extra`, and typed digits.
 * @param {HTMLElement} board
 * @returns {() => void} repeats all remembered events in their order, and stops remembering
 */
export function keepForLater(board) {
  /** @type {Event[]} */
  const kept = [];

  /** @param {Event} event */
  function keep(event) {
    const target = /** @type {Element} */ (event.target);
    const ours = event instanceof KeyboardEvent ? typeof shortcutOf(event) === 'number' : target.closest('[data-extra]');
    if (ours && kept.length < MOST) kept.push(event);
  }

  board.addEventListener('click', keep);
  document.addEventListener('keydown', keep);
  return () => {
    board.removeEventListener('click', keep);
    document.removeEventListener('keydown', keep);
    for (const event of kept) {
      // A new event of the same type, because an event can be dispatched only once.
      const again = /** @type {typeof Event} */ (event.constructor);
      event.target?.dispatchEvent(new again(event.type, event));
    }
  };
}
