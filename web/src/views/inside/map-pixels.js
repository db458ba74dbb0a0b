// The values of a column's maps as pixels, all in one canvas, from which each map is drawn.

/**
 * @typedef {import('./graph.js').Column} Column
 * @typedef {import('./colours.js').Colour} Colour
 */

export class MapPixels {
  canvas = document.createElement('canvas');
  #column;
  #context;
  #image;

  /** @param {Column} column */
  constructor(column) {
    this.#column = column;
    this.canvas.width = column.width;
    this.canvas.height = column.height * column.count;
    this.#context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    this.#image = this.#context.createImageData(this.canvas.width, this.canvas.height);
  }

  /**
   * Strong values become opaque, by their roots, so that weak ones can be seen; those below 0 in the other colour.
   * @param {ArrayLike<number>} values [height, width, all maps]
   * @param {number} most the value that is opaque
   * @param {Colour} ink @param {Colour} contra
   */
  fill(values, most, ink, contra) {
    const {height, width, count, all} = this.#column;
    const {data} = this.#image;
    const size = height * width;
    for (let map = 0, pixel = 0; map < count; ++map) {
      for (let place = 0, from = map; place < size; ++place, from += all, pixel += 4) {
        const value = values[from];
        const colour = value < 0 ? contra : ink;
        data[pixel] = colour[0];
        data[pixel + 1] = colour[1];
        data[pixel + 2] = colour[2];
        data[pixel + 3] = 255 * Math.sqrt(Math.abs(value) / most);
      }
    }
    this.#context.putImageData(this.#image, 0, 0);
  }

  /**
   * @param {CanvasRenderingContext2D} context @param {number} map
   * @param {number} x @param {number} y @param {number} width @param {number} height
   */
  draw(context, map, x, y, width, height) {
    const column = this.#column;
    // Enlarged, each value is a square; made smaller, none must get lost.
    context.imageSmoothingEnabled = column.width > width;
    context.drawImage(this.canvas, 0, map * column.height, column.width, column.height, x, y, width, height);
  }
}
