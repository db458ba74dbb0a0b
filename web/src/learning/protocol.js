// The messages between page and learning worker. They have the form of ../inspector/protocol.js. A job that takes long
// can be paused and stopped by other jobs.

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
 *   Number of digits of the album that were learned from; the others are accuracies, 0..1 (core/training/fine_tuning.hpp)
 * @typedef {{report: Report, bytes: Uint8Array}} FineTuning the taught network's file, f32
 *
 * @typedef {{epochs: number, batchSize: number, seed: number, learningRate: number, weightDecay: number,
 *            schedule: 'constant' | 'cosine' | 'one-cycle', augmentation: number, keepBest?: boolean}} Options
 *   `keepBest`: whether to use the weights of the epoch with the lowest held-out loss instead of the last
 * @typedef {{sample: boolean, examples: boolean, files: File[]}} Material
 *   What to learn from: the site's MNIST digits, the album, and files (IDX, Kaggle's CSV, strokes).
 * @typedef {{loss: number, accuracy: number, heldOutLoss: number, heldOutAccuracy: number,
 *            learningRate: number}} Epoch
 * @typedef {{size: number, picture: Uint8Array, truth: number, answer: number, probability: number}} Mistake
 * @typedef {{height: number, width: number, weights: Float32Array[]}} Filters
 * @typedef {{epoch: number, step: number, steps: number, loss: number, accuracy: number,
 *            learningRate: number, finished: boolean}} Step
 * @typedef {{counts: {training: number, heldOut: number}, step: Step, imagesPerSecond: number,
 *            filters: Filters, epoch?: Epoch, mistakes?: Mistake[]}} TrainingProgress
 *   `epoch` and `mistakes` are there at the end of each epoch.
 * @typedef {{history: Epoch[], trouble: import('../failure.js').Failed | null}} Training
 *   `trouble` is the error that ended it early.
 *
 * @typedef {{
 *   sets: {ask: null, done: SetSizes, progress: never},
 *   describe: {ask: {architecture: string}, done: Description, progress: never},
 *   export: {ask: {type: 'csv' | 'strokes'}, done: Blob, progress: never},
 *   convert: {ask: {model: Uint8Array, type: 'f32' | 'int8'}, done: Uint8Array, progress: never},
 *   teach: {ask: {model: Uint8Array}, done: FineTuning | null,
 *           progress: FineTuningProgress & {result?: FineTuning}},
 *   train: {ask: {architecture: string, material: Material, options: Options}, done: Training,
 *           progress: TrainingProgress},
 *   pause: {ask: boolean, done: null, progress: never},
 *   stop: {ask: null, done: null, progress: never},
 *   read: {ask: {pairs: Float32Array}, done: Reading, progress: never},
 *   save: {ask: {type: 'f32' | 'int8'}, done: Uint8Array, progress: never},
 *   snapshot: {ask: null, done: Uint8Array, progress: never},
 * }} Jobs
 *   `pause` and `stop` act on the running fine-tuning or training. A stopped fine-tuning gives null if its network was
 *   not ready. `read`, `save` and `snapshot` use the network of the last training: the last as it is now,
 *   `save` as it was after the best epoch, if that one is to be kept.
 */

export {};
