// Makes pixels of what can be drawn on a canvas.

/**
 * Larger pictures are scaled down to this side. The core looks for ink at half of it, and then again at all pixels around
 * writing that takes up to a sixth of the side, and of the whole page if its writing is lower than 48 pixels there and
 * the paper has at most 4 million, as all but nearly square pictures have. A digit of 40 pixels on a camera's 4,000 so
 * keeps 20, on a page full of writing, too.
 */
const LARGEST_SIDE = 2048;

/**
 * The pixels of what can be drawn on a canvas, scaled down where it is larger than needed.
 * @param {CanvasImageSource} source @param {number} fullWidth @param {number} fullHeight its own size
 */
export function pictureOf(source, fullWidth, fullHeight) {
  const scale = Math.min(1, LARGEST_SIDE / Math.max(fullWidth, fullHeight));
  const width = Math.max(1, Math.round(fullWidth * scale));
  const height = Math.max(1, Math.round(fullHeight * scale));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
