// Shows an opened picture behind the strokes, or over them what else they might have been.

export class PadPictureView {
  #canvas;
  /** @type {ImageData | null} */ #shown = null;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    canvas.width = canvas.height = 1;  // as whenever no picture is shown: of itself it would be as large as one
  }

  /** @param {ImageData | null} picture @param {boolean} over the strokes */
  show(picture, over) {
    if (picture === this.#shown) return;
    this.#canvas.toggleAttribute('data-over', over && picture !== null);
    this.#shown = picture;
    this.#canvas.width = picture?.width ?? 1;  // setting it also clears the canvas
    this.#canvas.height = picture?.height ?? 1;
    this.repaint();
  }

  /** Call after its pixels have changed. */
  repaint() {
    if (this.#shown) this.#canvas.getContext('2d')?.putImageData(this.#shown, 0, 0);
  }
}
