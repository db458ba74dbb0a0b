// Paints values as pixels in the theme's colours.

/** @typedef {[number, number, number]} Colour red, green, blue */

/**
 * The colour for ink, which is that of the element's text (the system's with forced colours), and the theme's colours
 * for positive and negative values.
 * @param {Element} element
 */
export function coloursOf(element) {
  const style = getComputedStyle(element);
  const [red, green, blue] = (style.color.match(/[\d.]+/g) ?? []).map(Number);
  return {
    /** @type {Colour} */
    ink: [red, green, blue],
    pro: parse(style.getPropertyValue('--accent')),
    contra: parse(style.getPropertyValue('--against')),
  };
}

/** @param {string} hex "#rrggbb" @returns {Colour} */
function parse(hex) {
  const number = Number.parseInt(hex.trim().slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** The pixel buffer of each canvas, reused. @type {WeakMap<HTMLCanvasElement, ImageData>} */
const pixels = new WeakMap();

/**
 * Paints one pixel for each value, and resizes the canvas to as many pixels.
 * @param {HTMLCanvasElement} canvas @param {number} width @param {number} height
 * @param {(index: number) => number} opacity 0 to 1 of pixel `index`, row by row
 * @param {(index: number) => Colour} colour
 */
export function paintCells(canvas, width, height, opacity, colour) {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  let image = pixels.get(canvas);
  if (image?.width !== width || image.height !== height) {
    image = context.createImageData(width, height);
    pixels.set(canvas, image);
  }
  const {data} = image;
  for (let i = 0; i < width * height; ++i) {
    const [red, green, blue] = colour(i);
    data[4 * i] = red;
    data[4 * i + 1] = green;
    data[4 * i + 2] = blue;
    data[4 * i + 3] = 255 * opacity(i);
  }
  context.putImageData(image, 0, 0);
}
