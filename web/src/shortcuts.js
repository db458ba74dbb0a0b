// Keyboard shortcuts of the whole page: recognises them, and decides whether they may act. They can be switched off,
// because single keys may be pressed by accident or by speech input software.

import * as storage from './storage.js';

/** @typedef {'undo' | 'redo' | 'clear' | number} Shortcut a number labels the drawing as that digit */

const KEY = 'shortcuts';
let on = storage.read(KEY) !== 'off';

/** @param {HTMLInputElement} box a checkbox, whose state is remembered */
export function connectShortcutSwitch(box) {
  box.checked = on;
  box.addEventListener('change', () => {
    on = box.checked;
    storage.write(KEY, on ? 'on' : 'off');
  });
}

/** Whether a modal dialog is open, during which no shortcut may act. */
export const modalOpen = () => document.querySelector('dialog[open]') !== null;

/** @param {KeyboardEvent} event @returns {Shortcut | null} */
export function shortcutOf(event) {
  const {target} = event;
  if (!on || event.defaultPrevented || event.isComposing || event.altKey || modalOpen()) return null;
  if (!(target instanceof Element) || target.closest('input, select, textarea')) return null;
  if (event.ctrlKey || event.metaKey) return commandOf(event);
  // A key without modifiers belongs to the focused control, so it acts only from the drawing and its answer, and where
  // nothing has the focus, as when the page was loaded again.
  if (!target.matches('body, #stage :not(#picture), .teach-digit')) return null;
  return event.key === 'Escape' ? 'clear' : digitOf(event);
}

/** @param {KeyboardEvent} event @returns {Shortcut | null} */
function commandOf({key, code, shiftKey}) {
  // Keyboard layouts of other scripts (Cyrillic, Greek, Arabic …) have no Z, so the key at that position counts.
  const otherScript = /^[^\p{Script=Latin}\p{Script=Common}]/u.test(key);
  const letter = (otherScript ? code.replace('Key', '') : key).toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : null;
}

/** The digit of a key, also in layouts of other scripts, by its position. @param {KeyboardEvent} event @returns {number | null} */
function digitOf({key, code, repeat}) {
  if (repeat || !/^\p{Nd}$/u.test(key)) return null;
  return Number(/^\d$/.test(key) ? key : code.at(-1));
}
