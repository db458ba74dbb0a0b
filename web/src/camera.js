// Takes photographs with the camera, one or several one after the other. The camera is on only while its dialog is open.

import {Failure} from './failure.js';
import {pictureOf} from './picture-of.js';
import {t} from './language.js';
import {button, loadStyle, make} from './views/make.js';

/** The camera at a phone's back, in a resolution in which small writing can be read. */
const WANTED = {facingMode: 'environment', width: {ideal: 2560}, height: {ideal: 1920}};

/**
 * Lets a button take photographs.
 * @param {HTMLElement} opener
 * @param {{pictures: (pictures: ImageData[]) => void, fail: (failure: Failure) => void}} listener hears of at least one
 */
export function acceptPhotos(opener, listener) {
  let open = false;
  opener.addEventListener('click', async () => {
    if (open) return;
    open = true;
    try {
      const pictures = await takePhotos();
      if (pictures.length > 0) listener.pictures(pictures);
    } catch (error) {
      listener.fail(error instanceof Failure ? error : new Failure('camera-missing', ''));
    } finally {
      open = false;
    }
  });
}

/**
 * Requests the camera, shows its live picture, and waits until the user is done.
 * @returns {Promise<ImageData[]>} in the order in which they were taken, none when the user cancelled; rejects with a `Failure`
 */
async function takePhotos() {
  await loadStyle('style/camera.css');
  const stream = await openCamera();
  const video = make('video', {muted: true, playsInline: true, srcObject: stream, 'aria-label': t('extras.camera.view')});
  const dialog = make('dialog', {className: 'camera card', 'aria-label': t('extras.camera.title')});
  /** @type {ImageData[]} */
  const taken = [];
  const take = () => {
    if (video.videoWidth > 0) taken.push(pictureOf(video, video.videoWidth, video.videoHeight));
    return video.videoWidth > 0;
  };
  const strip = make('p', {className: 'camera-taken note', role: 'status'});
  const leave = button(t('extras.camera.cancel'), () => dialog.close(''), {value: ''});
  const next = button(t('extras.camera.next'), () => {
    if (!take()) return;
    strip.replaceChildren(t('extras.camera.taken', {count: taken.length}), ...taken.slice(-4).map(thumbnail));
    leave.textContent = t('extras.camera.done');
  }, {value: 'next'});
  try {
    dialog.append(
      make('div', {className: 'camera-frame'}, video),
      make('p', {className: 'note', textContent: t('extras.camera.hint')}), strip,
      make('div', {className: 'camera-buttons'},
        button(t('extras.camera.take'), () => dialog.close('take'), {value: 'take', className: 'button primary'}),
        next, ...torchButtons(stream), leave));
    document.body.append(dialog);
    const closed = new Promise((done) => dialog.addEventListener('close', done));
    dialog.showModal();
    // Not awaited: in some browsers the promise never settles when the dialog closes before the first frame.
    video.play().catch(() => {});
    await closed;
    if (dialog.returnValue === 'take' && !take() && taken.length === 0) throw new Failure('camera-missing', '');
    return taken;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    dialog.remove();
  }
}

async function openCamera() {
  try {
    return await navigator.mediaDevices.getUserMedia({video: WANTED});
  } catch (error) {
    const refused = error instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(error.name);
    throw new Failure(refused ? 'camera-refused' : 'camera-missing', '');
  }
}

/** The switch of the camera's light, where it has one. @param {MediaStream} stream */
function torchButtons(stream) {
  const [track] = stream.getVideoTracks();
  const able = /** @type {{torch?: boolean} | undefined} */ (track?.getCapabilities?.());
  if (!able?.torch) return [];
  let on = false;
  const torch = button(t('extras.camera.light'), async () => {
    const wanted = !on;
    // A camera may refuse it, and is then as dark as before.
    await track.applyConstraints({advanced: [/** @type {MediaTrackConstraintSet} */ ({torch: wanted})]}).then(() => { on = wanted; }, () => {});
    torch.setAttribute('aria-pressed', String(on));
  }, {value: 'torch', 'aria-pressed': 'false'});
  return [torch];
}

/** @param {ImageData} picture */
function thumbnail(picture) {
  const canvas = make('canvas', {width: picture.width, height: picture.height, 'aria-hidden': 'true'});
  canvas.getContext('2d')?.putImageData(picture, 0, 0);
  return canvas;
}
