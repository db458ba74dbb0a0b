import {installHandwritingPolyfill} from './node_modules/scrawl-digits/dist/handwriting.js';

window.install = installHandwritingPolyfill;
window.loaded = true;
