// Runs one engine in a fresh page up to its first prediction: first.html?ENGINE&NETWORK.

import {engines} from './engines.js';

const [engine, network] = location.search.slice(1).split('&');
const classify = await engines[engine].load(network);
await classify(new Float32Array(28 * 28).fill(0.5));
window.answered = performance.now();
