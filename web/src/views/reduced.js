// Large pictures for small places. Browsers scale a canvas down in one step and look at few of its pixels, so that of thin
// lines some vanish, and squared paper becomes brickwork. In steps of a half each pixel counts.

/** Where a picture is shown at this scale or larger, browsers look at all of its pixels. */
const LARGE = 0.5;

/** Whether a picture of this size had better be reduced. @param {number} scale pixels of the screen for one of its own */
export const tooLarge = (scale) => scale > 0 && scale < LARGE;

/**
 * A picture as large as it is shown, if that is much smaller than it is.
 * @param {HTMLCanvasElement} full @param {number} scale as for `tooLarge`
 */
export function reduced(full, scale) {
  if (!tooLarge(scale)) return full;
  const width = Math.max(1, Math.round(full.width * scale));
  const height = Math.max(1, Math.round(full.height * scale));
  let canvas = full;
  while (canvas.width > 2 * width) canvas = drawn(canvas, Math.ceil(canvas.width / 2), Math.ceil(canvas.height / 2));
  // So that the last step is of a half, too, it is made larger before.
  return drawn(drawn(canvas, 2 * width, 2 * height), width, height);
}

/** @param {HTMLCanvasElement} from @param {number} width @param {number} height */
function drawn(from, width, height) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, {width, height});
  canvas.getContext('2d')?.drawImage(from, 0, 0, width, height);
  return canvas;
}
