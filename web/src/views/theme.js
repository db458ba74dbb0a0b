// How the page looks: the light and the dark theme, and its size. The system's preference applies until the button is used,
// whose choice is stored. Forced colours are always the system's.

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
  // Browsers load a style sheet that does not apply with low priority, so it may not be there yet.
  darkSheet.addEventListener('load', onChange);
  apply();
}

/** Larger type, for a page that is looked at from a distance. @param {HTMLElement} button */
export function connectClassroom(button) {
  const {dataset} = document.documentElement;
  /** @param {boolean} on */
  const apply = (on) => {
    dataset.classroom = String(on);
    button.setAttribute('aria-pressed', String(on));
  };
  button.addEventListener('click', () => {
    const on = dataset.classroom !== 'true';
    storage.write('classroom', String(on));
    apply(on);
  });
  apply(storage.read('classroom') === 'true');
}
