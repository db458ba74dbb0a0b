// What a page takes in Chromium's memory, once what can be thrown away is.

/**
 * @typedef {{heap: number, buffers: number, nodes: number, listeners: number}} Memory
 *   Bytes of the scripts' objects and of the buffers that they hold (pictures, modules); how many nodes of the page and listeners.
 */

/** @param {any} page of Chromium @returns {Promise<Memory>} */
export async function memoryOf(page) {
  const session = await page.raw.createCDPSession();
  try {
    // Twice: what the first leaves to be finished is gone after the second.
    for (let i = 0; i < 2; ++i) await session.send('HeapProfiler.collectGarbage');
    const {usedSize, backingStorageSize} = await session.send('Runtime.getHeapUsage');
    const {nodes, jsEventListeners} = await session.send('Memory.getDOMCounters');
    return {heap: usedSize, buffers: backingStorageSize ?? 0, nodes, listeners: jsEventListeners};
  } finally {
    await session.detach();
  }
}

/** How much more the second is. @param {Memory} before @param {Memory} after @returns {Memory} */
export const growth = (before, after) => ({
  heap: after.heap - before.heap,
  buffers: after.buffers - before.buffers,
  nodes: after.nodes - before.nodes,
  listeners: after.listeners - before.listeners,
});

/** What may be more after hours: the browser's own book-keeping, and what happens to lie in a cache. */
export const BOUND = {heap: 500_000, buffers: 2_000_000, nodes: 300, listeners: 30};

/** @param {Memory} grown @returns {string[]} what has grown too much */
export const tooMuch = (grown) => Object.entries(BOUND).flatMap(([what, most]) => (grown[what] > most ? [`${grown[what]} more ${what}`] : []));
