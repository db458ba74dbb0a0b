// Takes a picture with the camera. The camera is on only while its dialog is open.

import {Failure} from './failure.js';
import {pictureOf} from './picture-of.js';
import * as text from './extras-text.js';
import {loadStyle} from './views/make.js';

/**
 * Lets a button take photographs.
 * @param {HTMLElement} button
 * @param {{picture: (picture: ImageData) => void, fail: (failure: Failure) => void}} listener
 */
export function acceptPhotos(button, listener) {
  let open = false;
  button.addEventListener('click', async () => {
    if (open) return;
    open = true;
    try {
      const picture = await takePhoto();
      if (picture) listener.picture(picture);
    } catch (error) {
      listener.fail(error instanceof Failure ? error : new Failure('camera-missing', ''));
    } finally {
      open = false;
    }
  });
}

/**
 * Requests the camera, shows its live picture, and waits until the user takes a photograph.
 * @returns {Promise<ImageData | null>} null when the user cancelled; rejects with a `Failure`
 */
async function takePhoto() {
  await loadStyle('style/camera.css');
  const stream = await openCamera();
  const dialog = document.createElement('dialog');
  const video = document.createElement('video');
  try {
    dialog.className = 'camera card';
    dialog.setAttribute('aria-label', text.camera.title);
    video.setAttribute('aria-label', text.camera.view);
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    const hint = Object.assign(document.createElement('p'), {className: 'note', textContent: text.camera.hint});
    const buttons = Object.assign(document.createElement('div'), {className: 'camera-buttons'});
    buttons.append(choice('take', text.camera.take, dialog), choice('', text.camera.cancel, dialog));
    dialog.append(video, hint, buttons);
    document.body.append(dialog);
    const closed = new Promise((done) => dialog.addEventListener('close', done));
    dialog.showModal();
    // Not awaited: in some browsers the promise never settles when the dialog closes before the first frame.
    video.play().catch(() => {});
    await closed;
    if (dialog.returnValue !== 'take') return null;
    if (video.videoWidth === 0) throw new Failure('camera-missing', '');
    return pictureOf(video, video.videoWidth, video.videoHeight);
  } finally {
    for (const track of stream.getTracks()) track.stop();
    dialog.remove();
  }
}

async function openCamera() {
  try {
    return await navigator.mediaDevices.getUserMedia({video: {facingMode: 'environment'}});
  } catch (error) {
    const refused = error instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(error.name);
    throw new Failure(refused ? 'camera-refused' : 'camera-missing', '');
  }
}

/** @param {string} value the dialog's return value @param {string} label @param {HTMLDialogElement} dialog */
function choice(value, label, dialog) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.value = value;
  button.textContent = label;
  button.addEventListener('click', () => dialog.close(value));
  return button;
}
