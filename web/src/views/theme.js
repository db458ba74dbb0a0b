// Light or dark: as the system says, until the button says otherwise; that choice is kept.

import * as storage from '../storage.js';

const KEY = 'theme';
const SYSTEM = '(prefers-color-scheme: dark)';

/**
 * @param {HTMLElement} button
 * @param {HTMLLinkElement} darkSheet
 * @param {() => void} onChange after the colours changed
 */
export function connectTheme(button, darkSheet, onChange) {
  const system = matchMedia(SYSTEM);
  let chosen = storage.read(KEY);

  function apply() {
    const dark = chosen ? chosen === 'dark' : system.matches;
    darkSheet.media = chosen ? (dark ? 'all' : 'not all') : SYSTEM;
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
    button.setAttribute('aria-pressed', String(dark));
    onChange();
  }

  button.addEventListener('click', () => {
    chosen = button.getAttribute('aria-pressed') === 'true' ? 'light' : 'dark';
    storage.write(KEY, chosen);
    apply();
  });
  system.addEventListener('change', apply);
  apply();
}
