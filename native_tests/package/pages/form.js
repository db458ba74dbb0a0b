import {defineDigitPad} from './node_modules/scrawl-digits/dist/digit-pad.js';

/** What the elements tell the page. */
window.heard = [];
for (const type of ['input', 'change', 'submit', 'error']) {
  document.addEventListener(type, (event) => window.heard.push(`${type} ${event.target.id}`), true);
}
try {
  if (location.search.includes('old')) delete HTMLElement.prototype.attachInternals;
  if (location.search.includes('no-simd')) WebAssembly.validate = () => false;
  if (location.search.includes('taken')) customElements.define('digit-pad', class extends HTMLElement {});
  window.Pad = defineDigitPad();
} catch (error) {
  window.failed = error.code;
}
window.loaded = true;
