// The messages between page and inspector (a worker with the second module). Each request names a job. Its replies have
// the same id: one `done` or `failed`, before it possibly some `progress`.

/**
 * @typedef {import('../recogniser/client.js').Reading} Reading
 * @typedef {import('../failure.js').Failed} Failed
 *
 * @typedef {{first: number, step: number, size: number}} Axis
 *   The receptive fields along one axis: output i depends on the `size` pixels from `first + i * step` on.
 * @typedef {{type: string, height: number, width: number, channels: number, parameters: number,
 *            multiplyAdds: number, vertical: Axis, horizontal: Axis}} Layer
 *   The shape of a layer's output, its cost, and its receptive fields.
 * @typedef {{box: number, penWidth: number, classes: string[], layers: Layer[]}} Structure
 *   Ink is scaled into a box of this side and drawn with a pen of this width, in pixels of the picture.
 *   The classes are in the order of the network's outputs.
 * @typedef {{height: number, width: number, channels: number, weights: Float32Array}} Filter
 *   The kernel of one feature map [height, width, channels], the last fastest. Empty for layers without filters.
 *
 * @typedef {1 | 3 | 6 | 8} Orientation
 *   How a picture is turned so that its writing is upright, as Exif counts: 6 clockwise by 90 degrees, 3 by 180, 8 by 270.
 * @typedef {{reading: Reading, orientation: Orientation}} PageReading with boxes in the picture's pixels
 *
 * Pictures are grey bytes, row by row, as in `Digit.picture`.
 * @typedef {{
 *   load: {ask: {bytes: Uint8Array, source: string}, done: Structure, progress: never},
 *   readPage: {ask: {data: Uint8ClampedArray, width: number, height: number, digitsOnly: boolean}, done: PageReading, progress: number},
 *   activations: {ask: {picture: Uint8Array}, done: Float32Array[], progress: never},
 *   explain: {ask: {picture: Uint8Array, label: number, against: number | null}, done: Float32Array, progress: never},
 *   filter: {ask: {layer: number, channel: number}, done: Filter, progress: never},
 *   times: {ask: {picture: Uint8Array}, done: Float64Array, progress: never},
 * }} Jobs
 *   All jobs except `load` use the network that was loaded last.
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
