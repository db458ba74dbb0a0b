// Downloads a network that was learned here.

import {saveFile} from '../save-file.js';
import {ask} from './client.js';

/** @param {Uint8Array} model a model file @param {'f32' | 'int8'} type of the weights to save @param {string} name the beginning of the file's */
export async function saveWeights(model, type, name) {
  const bytes = await ask('convert', {model, type});
  saveFile(new Blob([/** @type {BlobPart} */ (bytes)]), `${name}-${type}.safetensors`);
}
