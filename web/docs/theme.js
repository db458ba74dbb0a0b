// Runs before the first frame: where a theme was chosen on the page or here, nobody sees the other one.

import {read} from '../src/storage.js';

const chosen = read('theme');
const sheet = /** @type {HTMLLinkElement} */ (document.getElementById('dark-theme'));
if (chosen && !matchMedia('(forced-colors: active)').matches) sheet.media = chosen === 'dark' ? 'all' : 'not all';
