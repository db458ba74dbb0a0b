// What page and learning worker say to each other, as in ../inspector/protocol.js; besides, a job that
// goes on for long takes orders while it does.

/**
 * @typedef {import('../recogniser/client.js').Reading} Reading
 *
 * @typedef {{type: string, height: number, width: number, channels: number, parameters: number,
 *            multiplyAdds: number}} LayerCost
 * @typedef {{layers: LayerCost[], parameters: number, multiplyAdds: number}} Description
 *
 * @typedef {{count: number, bytes: number}} SetSize digits, and bytes to bring
 * @typedef {{replay?: SetSize, check?: SetSize, sample?: SetSize}} SetSizes none where the site has none
 *
 * @typedef {{step: number, steps: number, loss: number, finished: boolean}} FineTuningProgress
 * @typedef {{digits: number, albumBefore: number, albumTaught: number, albumUnseen: number | null,
 *            checkBefore: number, checkAfter: number, accepted: boolean}} Report
 *   How many digits of the album were learned from, then parts of 1; see core/training/fine_tuning.hpp
 * @typedef {{report: Report, bytes: Uint8Array}} FineTuning the taught network's file, f32
 *
 * @typedef {{epochs: number, batchSize: number, seed: number, learningRate: number, weightDecay: number,
 *            schedule: 'constant' | 'cosine' | 'one-cycle', augmentation: number, keepBest?: boolean}} Options
 *   `keepBest`: whether the epoch with the lowest held-out loss is kept, not the last
 * @typedef {{sample: boolean, examples: boolean, files: File[]}} Material
 *   The bundled sample, the album, and files: MNIST's, a table of Kaggle, strokes.
 * @typedef {{loss: number, accuracy: number, heldOutLoss: number, heldOutAccuracy: number,
 *            learningRate: number}} Epoch
 * @typedef {{size: number, picture: Uint8Array, truth: number, answer: number, probability: number}} Mistake
 * @typedef {{height: number, width: number, weights: Float32Array[]}} Filters
 * @typedef {{epoch: number, step: number, steps: number, loss: number, accuracy: number,
 *            learningRate: number, finished: boolean}} Step
 * @typedef {{counts: {training: number, heldOut: number}, step: Step, imagesPerSecond: number,
 *            filters: Filters, epoch?: Epoch, mistakes?: Mistake[]}} TrainingProgress
 *   The last two come at the end of each epoch.
 * @typedef {{history: Epoch[], trouble: import('../failure.js').Failed | null}} Training
 *   `trouble` is why it ended before its time.
 *
 * @typedef {{
 *   sets: {ask: null, done: SetSizes, progress: never},
 *   describe: {ask: {architecture: string}, done: Description, progress: never},
 *   export: {ask: {type: 'csv' | 'strokes'}, done: Blob, progress: never},
 *   convert: {ask: {model: Uint8Array, type: 'f32' | 'int8'}, done: Uint8Array, progress: never},
 *   teach: {ask: {model: Uint8Array}, done: FineTuning | null,
 *           progress: FineTuningProgress & {lesson?: FineTuning}},
 *   train: {ask: {architecture: string, material: Material, options: Options}, done: Training,
 *           progress: TrainingProgress},
 *   pause: {ask: boolean, done: null, progress: never},
 *   stop: {ask: null, done: null, progress: never},
 *   read: {ask: {pairs: Float32Array}, done: Reading, progress: never},
 *   save: {ask: {type: 'f32' | 'int8'}, done: Uint8Array, progress: never},
 * }} Jobs
 *   `pause` and `stop` are for the lesson or training that goes on; a stopped lesson gives null if it
 *   had no network yet. `read` and `save` are about the last training.
 */

export {};
