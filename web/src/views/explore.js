// Lets people explore the cells of a canvas with the pointer and the arrow keys.

/**
 * @param {HTMLCanvasElement} canvas its pixels are the cells
 * @param {(cell: {row: number, column: number} | null) => void} onCell null when the pointer or the focus leaves the canvas
 * @param {() => void} [onKey] called after an arrow key has moved to a cell
 */
export function explore(canvas, onCell, onKey = () => {}) {
  let row = -1;
  let column = -1;

  /** @param {number} place @param {number} count */
  const within = (place, count) => Math.min(count - 1, Math.max(0, place));

  /** @param {PointerEvent} event */
  function point(event) {
    const box = canvas.getBoundingClientRect();
    row = within(Math.floor(((event.clientY - box.top) / box.height) * canvas.height), canvas.height);
    column = within(Math.floor(((event.clientX - box.left) / box.width) * canvas.width), canvas.width);
    onCell({row, column});
  }

  canvas.tabIndex = 0;
  canvas.addEventListener('pointerdown', point);
  canvas.addEventListener('pointermove', point);
  canvas.addEventListener('pointerleave', () => onCell(null));
  canvas.addEventListener('blur', () => onCell(null));
  canvas.addEventListener('keydown', (event) => {
    /** @type {Record<string, [number, number]>} */
    const steps = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]};
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    // The first key starts in the middle.
    row = row < 0 ? canvas.height >> 1 : within(row + step[0], canvas.height);
    column = column < 0 ? canvas.width >> 1 : within(column + step[1], canvas.width);
    onCell({row, column});
    onKey();
  });
}
