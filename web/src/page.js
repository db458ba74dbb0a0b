// What the parts of the page are given of each other. Types only, so that no part needs to import the one that makes it.

/**
 * @typedef {import('./recogniser/client.js').Digit} Digit
 * @typedef {import('./recogniser/client.js').Reading} Reading
 * @typedef {import('./recogniser/client.js').ModelEntry} ModelEntry
 *
 * @typedef {{models: ModelEntry[], entry: ModelEntry | null, bytes: Uint8Array | null}} Networks
 *   All that the site has, and the one that reads, once it does.
 *
 * @typedef {{
 *   client: import('./recogniser/client.js').RecogniserClient,
 *   strokes: import('./drawing/strokes.js').Strokes,
 *   networks: Networks,
 *   messageView: import('./views/message.js').MessageView,
 *   say: (words: string) => void,
 *   report: (failure: unknown, retry?: (() => void) | null) => void,
 *   use: (entry: ModelEntry) => void,
 *   show: (reading: Reading) => void,
 *   reread: () => void,
 *   digit: () => Digit | null,
 *   settled: () => Promise<boolean>,
 * }} Page What main.js made before extras.js came: `show` puts a reading in place of the one shown; `reread` reads the drawing again; `digit` is the one that bars and picture are about; after
 *   `settled` (false where that cannot be) it is about what lies on the pad.
 *
 * @typedef {{
 *   show: (reading: Reading, digit: Digit | null) => void,
 *   loaded: () => void,
 *   rejected: (entry: ModelEntry, error: unknown) => boolean,
 *   readPicture: (picture: ImageData) => Promise<Reading>,
 *   repaint: () => void,
 * }} Extras What extras.js offers to main.js: `show` a reading, with the digit that bars and picture are about;
 *   another network was `loaded`, or `rejected`, and what read before reads on unless that is true: then the network
 *   comes again with an engine that has its layers; `repaint` in another theme.
 *
 * @typedef {{
 *   strokes: import('./drawing/strokes.js').Strokes,
 *   digit: () => Digit | null,
 *   settled: () => Promise<boolean>,
 *   trace: (picture: Uint8Array) => Promise<[number, number][][]>,
 *   loaded: () => {entry: ModelEntry, bytes: Uint8Array} | null,
 *   use: (entry: ModelEntry) => void,
 *   useListed: (id: string, instead: string) => void,
 *   say: (words: string) => void,
 *   report: (failure: unknown) => void,
 * }} Host What teaching and training may do on the page: `digit` and `settled` as in `Page`; `trace` finds
 *   strokes that look like a digit's picture; `loaded` is the network
 *   that reads; `useListed` goes back to a network of the list and takes one off it.
 */

export {};
