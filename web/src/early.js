// What is clicked or typed before its part of the page has come is kept, and done when it has.

import {shortcutOf} from './shortcuts.js';

/** Nobody who waits does more than this. */
const MOST = 20;

/**
 * Keeps clicks in what is marked `data-extra`, and digits typed.
 * @param {HTMLElement} board
 * @returns {() => void} does all that was kept, in its order, and keeps nothing more
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
      // As a new event of the same kind: the old one has been dispatched.
      const again = /** @type {typeof Event} */ (event.constructor);
      event.target?.dispatchEvent(new again(event.type, event));
    }
  };
}
