// The texts of the worker that learns. They become the second line of a failure's message.

export const busy = 'Something is being learned already; stop it first';
export const untrained = 'Nothing has been trained yet';
/** What the album is called where a file would have its name. */
export const album = 'the album';
/** @param {string} name */
export const damaged = (name) => `${name}: is damaged: it cannot be unpacked; fetch the file again`;
/** @param {string} name @param {string} kind such as "a PNG picture" */
export const isKind = (name, kind) => `${name}: is ${kind}`;
/** @param {string} name */
export const unknown = (name) => `${name}: is neither MNIST’s (IDX), nor a table of Kaggle’s Digit Recognizer, nor strokes (JSON)`;
export const imagesAndLabels = 'MNIST’s images and labels are two files: bring both together';
/** @param {string} name @param {number} count of its images */
export const noLabels = (name, count) => `${name}: no file has labels for its ${count} images; bring both together`;
/** @param {string} name @param {number} count of its labels */
export const noImages = (name, count) => `${name}: no file has images for its ${count} labels; bring both together`;
