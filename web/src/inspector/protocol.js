// What page and inspector (a worker with the second module) say to each other. A request names a job
// and is answered by one `done` or `failed` with its id, perhaps after some `progress`.

/**
 * @typedef {import('../recogniser/client.js').Reading} Reading
 * @typedef {import('../failure.js').FailureKind} FailureKind
 *
 * @typedef {{first: number, step: number, size: number}} Axis
 *   Along one side of the picture: place i sees `size` pixels from `first + i * step` on.
 * @typedef {{type: string, height: number, width: number, channels: number, parameters: number,
 *            multiplyAdds: number, vertical: Axis, horizontal: Axis}} Layer
 *   What a layer puts out, what it costs, and how far each place sees.
 * @typedef {{box: number, penWidth: number, classes: string[], layers: Layer[]}} Structure
 *   Ink is scaled into a box of this side and drawn with a pen of this width, in pixels of the picture;
 *   classes in the order of the network's outputs.
 * @typedef {{height: number, width: number, channels: number, weights: Float32Array}} Filter
 *   The weights of one feature map, by row, column, then map that it reads. Empty without a filter.
 *
 * Pictures are grey bytes, row by row, as in `Digit.picture`.
 * @typedef {{
 *   load: {ask: {bytes: Uint8Array, source: string}, done: Structure, progress: never},
 *   readImage: {ask: {data: Uint8ClampedArray, width: number, height: number}, done: Reading, progress: never},
 *   activations: {ask: {picture: Uint8Array}, done: Float32Array[], progress: never},
 *   explain: {ask: {picture: Uint8Array, label: number, against: number | null}, done: Float32Array, progress: never},
 *   filter: {ask: {layer: number, channel: number}, done: Filter, progress: never},
 *   times: {ask: {picture: Uint8Array}, done: Float64Array, progress: never},
 * }} Jobs
 *   All but `load` are about the network that was loaded last.
 */

/**
 * @template {keyof Jobs} Job
 * @typedef {{id: number, job: Job, ask: Jobs[Job]['ask']}} Request
 */

/**
 * @typedef {{id: number, done: any} | {id: number, progress: any} |
 *           {id: number, failed: {kind: FailureKind, detail: string}}} Message
 */

export {};
