// Light or dark: as the system says, until the button says otherwise; that choice is kept. Forced colours are
// always the system's.

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
  const forced = matchMedia('(forced-colors: active)');
  let chosen = storage.read(KEY);

  function apply() {
    const wanted = forced.matches ? '' : chosen;
    const dark = wanted ? wanted === 'dark' : system.matches;
    const media = wanted ? (dark ? 'all' : 'not all') : SYSTEM;
    if (darkSheet.media !== media) darkSheet.media = media;
    button.setAttribute('aria-pressed', String(dark));
    onChange();
  }

  button.addEventListener('click', () => {
    chosen = button.getAttribute('aria-pressed') === 'true' ? 'light' : 'dark';
    storage.write(KEY, chosen);
    apply();
  });
  for (const query of [system, forced]) query.addEventListener('change', apply);
  // Browsers take their time with a sheet that does not apply yet.
  darkSheet.addEventListener('load', onChange);
  apply();
}
