// Undo, redo and clear: buttons and shortcuts.

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

  // Said, not enforced: a button that goes dead under the keyboard would lose the focus.
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
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
    const key = event.key.toLowerCase();
    const command = event.ctrlKey || event.metaKey;
    if (command && key === 'z' && !event.altKey) {
      event.preventDefault();
      if (event.shiftKey) strokes.redo();
      else strokes.undo();
    } else if (command && key === 'y') {
      event.preventDefault();
      strokes.redo();
    } else if (key === 'escape' && !command) {
      strokes.clear();
    }
  });
}
