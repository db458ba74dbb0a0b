// Shows an opened picture behind the strokes.

export class PadPictureView {
  #canvas;
  /** @type {ImageData | null} */ #shown = null;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
  }

  /** @param {ImageData | null} picture */
  show(picture) {
    if (picture === this.#shown) return;
    this.#shown = picture;
    this.#canvas.width = picture?.width ?? 1;  // setting it also clears the canvas
    this.#canvas.height = picture?.height ?? 1;
    if (picture) this.#canvas.getContext('2d')?.putImageData(picture, 0, 0);
  }
}
