// What a page of the documentation can do with scripts: change the theme, search, copy code.

import {connectTheme} from '../src/views/theme.js';
import {connectSearch} from './search.js';
import {words} from './text.js';

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id);

element('theme').hidden = false;
connectTheme(element('theme'), element('dark-theme'), () => {});
connectSearch(element('search'));

for (const block of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('article:not(.reference) pre'))) {
  const frame = document.createElement('div');
  frame.className = 'code';
  block.replaceWith(frame);
  frame.append(block, copyButton(block));
}

// What is wider than its place can be scrolled by keys.
for (const wide of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.scroll, pre'))) {
  new ResizeObserver(() => {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
    else wide.removeAttribute('tabindex');
  }).observe(wide);
}

/** @param {HTMLElement} block */
function copyButton(block) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button copy';
  button.textContent = words.copy;
  button.addEventListener('click', async () => {
    const lines = (block.textContent ?? '').trimEnd();
    await navigator.clipboard.writeText(lines.replace(/^\$ /gm, ''));
    button.textContent = words.copied;
    button.addEventListener('blur', () => { button.textContent = words.copy; }, {once: true});
  });
  return button;
}
