// Keys that act on the page as a whole rather than on one control: which one a press is, and whether it may
// act. They can be switched off, since a single key may be pressed by accident, or by a program that takes dictation.

import * as storage from './storage.js';

/** @typedef {'undo' | 'redo' | 'clear' | number} Shortcut a number says which digit the drawing is */

const KEY = 'shortcuts';
let on = storage.read(KEY) !== 'off';

/** @param {HTMLInputElement} box a checkbox; what it says is remembered */
export function connectShortcutSwitch(box) {
  box.checked = on;
  box.addEventListener('change', () => {
    on = box.checked;
    storage.write(KEY, on ? 'on' : 'off');
  });
}

/** Whether a window lies over the page, under which nothing may act. */
export const modalOpen = () => document.querySelector('dialog[open]') !== null;

/** @param {KeyboardEvent} event @returns {Shortcut | null} */
export function shortcutOf(event) {
  const {target} = event;
  if (!on || event.defaultPrevented || event.isComposing || event.altKey || modalOpen()) return null;
  if (!(target instanceof Element) || target.closest('input, select, textarea')) return null;
  if (event.ctrlKey || event.metaKey) return commandOf(event);
  // A key alone belongs to what has the focus: it acts from the drawing and from what is said of it.
  if (!target.closest('#stage')) return null;
  return event.key === 'Escape' ? 'clear' : digitOf(event);
}

/** @param {KeyboardEvent} event @returns {Shortcut | null} */
function commandOf({key, code, shiftKey}) {
  // A layout of another script (Cyrillic, Greek, Arabic …) has no Z: the key that lies in its place counts.
  const otherScript = /^[^\p{Script=Latin}\p{Script=Common}]/u.test(key);
  const letter = (otherScript ? code.replace('Key', '') : key).toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : null;
}

/** In whatever script: these, too, lie where others have 0 to 9. @param {KeyboardEvent} event @returns {number | null} */
function digitOf({key, code, repeat}) {
  if (repeat || !/^\p{Nd}$/u.test(key)) return null;
  return Number(/^\d$/.test(key) ? key : code.at(-1));
}
