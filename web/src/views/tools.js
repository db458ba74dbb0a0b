// Buttons and shortcuts for undo, redo and clear.

import {shortcutOf} from '../shortcuts.js';

/** @typedef {import('../drawing/strokes.js').Strokes} Strokes */

/**
 * @param {HTMLElement} group holds the three buttons
 * @param {Strokes} strokes
 */
export function connectTools(group, strokes) {
  const button = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (group.querySelector(`[data-testid="${name}"]`));
  const undo = button('undo');
  const redo = button('redo');
  const clear = button('clear');
  undo.addEventListener('click', () => strokes.undo());
  redo.addEventListener('click', () => strokes.redo());
  clear.addEventListener('click', () => strokes.clear());

  // aria-disabled instead of disabled, because a button that is disabled loses the focus.
  const show = () => {
    undo.setAttribute('aria-disabled', String(!strokes.canUndo));
    redo.setAttribute('aria-disabled', String(!strokes.canRedo));
    clear.setAttribute('aria-disabled', String(strokes.blank));
  };
  strokes.onChange((change) => {
    if (change !== 'extended') show();
  });
  show();

  document.addEventListener('keydown', (event) => {
    const shortcut = shortcutOf(event);
    if (typeof shortcut !== 'string') return;
    event.preventDefault();
    strokes[shortcut]();
  });
}
