// The messages between page and inspector (a worker with the second module). Each request names a job. Its replies have
// the same id: one `done` or `failed`, before it possibly some `progress`.

/**
 * @typedef {import('../recogniser/client.js').Reading} Reading
 * @typedef {import('../failure.js').Failed} Failed
 *
 * @typedef {{first: number, step: number, size: number}} Axis
 *   The receptive fields along one axis: output i depends on the `size` pixels from `first + i * step` on.
 * @typedef {{height: number, width: number, channels: number}} Shape
 * @typedef {{type: string, height: number, width: number, channels: number, maps: Shape, parameters: number,
 *            multiplyAdds: number, vertical: Axis, horizontal: Axis}} Layer
 *   The shape of a layer's output, the shape that it has as maps, where flattening changes nothing, its cost, and its
 *   receptive fields.
 * @typedef {{box: number, penWidth: number, classes: string[], head: 'softmax' | 'sigmoid', temperature: number,
 *            layers: Layer[]}} Structure
 *   Ink is scaled into a box of this side and drawn with a pen of this width, in pixels of the picture.
 *   The classes are in the order of the network's outputs, of which the head makes probabilities after they are divided
 *   by the temperature.
 * @typedef {{values: Float32Array, sources: number, targets: number, oneSource: boolean, total: Float32Array,
 *            net: Float32Array}} StageFlow
 *   What a stage of layers puts out, and what flows through its first layer, as core/nn/flow.hpp says.
 * @typedef {{arithmetic: 'weighted' | 'largest' | 'mean' | 'scaled' | 'single', top: number, left: number, height: number,
 *            width: number, down: number, right: number, firstSource: number, sources: number, values: Float32Array,
 *            weights: Float32Array, bias: number, divisor: number, scale: number, mean: number, variance: number,
 *            epsilon: number, result: number}} Derivation
 *   How one value of a layer came about, as core/nn/derive.hpp says.
 * @typedef {{divided: Float32Array, raised: Float32Array, probabilities: Float32Array}} Head
 *   How the scores become probabilities, likewise.
 * @typedef {{height: number, width: number, channels: number, weights: Float32Array}} Filter
 *   The kernel of one feature map [height, width, channels], the last fastest. Empty for layers without filters.
 *
 * @typedef {1 | 3 | 6 | 8} Orientation
 *   How a picture is turned so that its writing is upright, as Exif counts: 6 clockwise by 90 degrees, 3 by 180, 8 by 270.
 * @typedef {{reading: Reading, orientation: Orientation, outlines: Float32Array}} PageReading
 *   Boxes are in the picture's pixels. The outlines are x and y of four corners of each number, clockwise as it is read.
 * @typedef {{count: number, offered: {count: number, bytes: number} | null}} Samples
 *   How many digits there are to compare with, and what the site could add.
 * @typedef {{label: number, picture: Uint8Array, similarity: number}} Likeness
 *   A digit that the network finds similar, as core/nn/similar.hpp says.
 *
 * Pictures are grey bytes, row by row, as in `Digit.picture`.
 * @typedef {{
 *   load: {ask: {bytes: Uint8Array, source: string}, done: Structure, progress: never},
 *   readPage: {ask: {data: Uint8ClampedArray, width: number, height: number, digitsOnly: boolean}, done: PageReading, progress: number},
 *   readPicture: {ask: {picture: Uint8Array}, done: Reading, progress: never},
 *   flow: {ask: {picture: Uint8Array, stages: {title: number, output: number}[]}, done: StageFlow[], progress: never},
 *   derive: {ask: {picture: Uint8Array, first: number, last: number, row: number, column: number, map: number}, done: Derivation[], progress: never},
 *   head: {ask: {picture: Uint8Array}, done: Head, progress: never},
 *   change: {ask: {picture: Uint8Array, digit: number}, done: {found: boolean, changed: number, steps: Uint8Array[]}, progress: never},
 *   explain: {ask: {picture: Uint8Array, label: number, against: number | null}, done: Float32Array, progress: never},
 *   trace: {ask: {picture: Uint8Array}, done: [number, number][][], progress: never},
 *   bringSamples: {ask: {site: boolean}, done: Samples, progress: never},
 *   similar: {ask: {picture: Uint8Array, most: number}, done: {known: number, count: number, matches: Likeness[]}, progress: never},
 *   filter: {ask: {layer: number, channel: number}, done: Filter, progress: never},
 *   times: {ask: {picture: Uint8Array}, done: Float64Array, progress: never},
 * }} Jobs
 *   All jobs except `load` use the network that was loaded last. `trace` finds strokes that look like the picture, in its
 *   pixels. `similar` knows the features of `known` of `count` samples
 *   so far, and of some more with each question.
 */

/**
 * @template {keyof Jobs} Job
 * @typedef {{id: number, job: Job, ask: Jobs[Job]['ask']}} Request
 */

/**
 * @typedef {{id: number, done: any} | {id: number, progress: any} |
 *           {id: number, failed: Failed}} Message
 */

export {};
