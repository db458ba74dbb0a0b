// Files that a user brings: chosen, dropped or pasted. Pictures and drawings are opened on the pad, weights become
// a network to choose.

import {LONGEST, parseStrokes} from './drawing/strokes-file.js';
import {Failure, problem} from './failure.js';
import {kindOf} from './file-kind.js';
import {fileInLink} from './file-in-link.js';
import {pictureOf} from './picture-of.js';
import {modalOpen} from './shortcuts.js';
import {t} from './language.js';

/**
 * @typedef {import('./recogniser/client.js').ModelEntry} ModelEntry
 * @typedef {import('./drawing/strokes.js').Stroke} Stroke
 */

/** In bytes: a hundred times a network for digits, and little enough for any device. */
const LARGEST_NETWORK = 250e6;
/** So many at once: each takes up to 17 MB of memory. */
const MOST_PICTURES = 20;

/**
 * @param {HTMLElement} button opens the chooser (on phones also the camera)
 * @param {HTMLInputElement} chooser
 * @param {HTMLElement} target shows that a file may be dropped; the whole page takes it
 * @param {{pictures: (pictures: ImageData[]) => void, model: (entry: ModelEntry) => void, foreign: (files: File[]) => void,
 *          drawing: (strokes: Stroke[]) => void, fail: (failure: Failure) => void}} listener
 */
export function acceptFiles(button, chooser, target, listener) {
  /** The first of them; pictures may belong together, and a network of another program may lie in several files. @param {File[]} files */
  async function take(files) {
    const [file] = files;
    if (!file || modalOpen()) return;
    try {
      const kinds = await Promise.all(files.map(kindOf));
      if (kinds.some(({kind}) => kind === 'foreign')) return listener.foreign(files);
      const [{kind}] = kinds;
      if (kind === 'model') listener.model(await modelFrom(file));
      else if (kind === 'picture') await takePictures(files.filter((_, place) => kinds[place].kind === 'picture'));
      else if (kind === 'strokes') listener.drawing(await drawingFrom(file));
      else throw new Failure(kind === 'digits' ? 'file-of-digits' : 'file-unknown', file.name);
    } catch (error) {
      // A folder looks like a file until it is read.
      listener.fail(error instanceof Failure ? error : new Failure('file-unknown', file.name));
    }
  }

  /** Opens those that can be; what is wrong with another is told. @param {File[]} files */
  async function takePictures(files) {
    /** @type {ImageData[]} */ const pictures = [];
    const failures = files.length > MOST_PICTURES ? [new Failure('pictures-many', String(MOST_PICTURES))] : [];
    for (const file of files.slice(0, MOST_PICTURES)) {
      try {
        pictures.push(await pictureFrom(file, (await kindOf(file)).type));
      } catch (failure) {
        failures.push(/** @type {Failure} */ (failure));
      }
    }
    if (pictures.length > 0) listener.pictures(pictures);
    if (failures.length > 0) listener.fail(failures[0]);
  }

  chooser.multiple = true;  // a network may lie in several files
  chooser.accept += ',.onnx,.bin';
  button.addEventListener('click', () => chooser.click());
  chooser.addEventListener('change', () => {
    take([...(chooser.files ?? [])]);
    chooser.value = '';  // so that the same file can be chosen again
  });

  const dropping = (/** @type {boolean} */ on) => {
    target.dataset.dropping = String(on);
  };
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    dropping(true);
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) dropping(false);
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    dropping(false);
    const data = event.dataTransfer;
    if (!data || modalOpen()) return;
    try {
      if (data.files.length > 0) return void take([...data.files]);
      const file = fileInLink(data.getData('URL'));
      if (file) take([file]);
    } catch (failure) {
      listener.fail(/** @type {Failure} */ (failure));
    }
  });
  document.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) event.preventDefault();
    take(files);
  });
}

/** @param {File} file @param {string} type what its content says @returns {Promise<ImageData>} */
async function pictureFrom(file, type) {
  try {
    const bitmap = await createImageBitmap(file.slice(0, file.size, type));
    const picture = pictureOf(bitmap, bitmap.width, bitmap.height);
    bitmap.close();
    return picture;
  } catch {
    throw new Failure(type === 'image/heic' ? 'picture-heic' : 'picture-broken', file.name);
  }
}

/** @param {File} file @returns {Promise<Stroke[]>} */
async function drawingFrom(file) {
  const drawing = parseStrokes(await file.slice(0, LONGEST + 1).text());
  if (drawing === 'several') throw new Failure('file-of-digits', file.name);
  if (!drawing) throw new Failure('drawing-broken', file.name);
  return drawing;
}

/** @param {File} file @returns {Promise<ModelEntry>} */
async function modelFrom(file) {
  if (file.size > LARGEST_NETWORK) throw problem('model-broken', 'tooLarge', {name: file.name, megabytes: Math.round(file.size / 1e6)});
  const bytes = new Uint8Array(await file.arrayBuffer());
  return {id: `own ${file.name}`, file: file.name, name: t('extras.model.own', {file: file.name}), bytes};
}
