// Files as a user drops them.

/** Drops a picture of a 7, made in the page: its paper, its ink, its size in pixels. */
export function dropSeven(page, paper, ink, size) {
  return page.evaluate(async (paper, ink, size) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size;
    const context = canvas.getContext('2d');
    context.fillStyle = paper;
    context.fillRect(0, 0, size, size);
    context.scale(size / 100, size / 100);
    context.strokeStyle = ink;
    context.lineWidth = 6;
    context.stroke(new Path2D('M35 30 L70 30 L55 50 L48 75'));
    const blob = await new Promise((done) => canvas.toBlob(done));
    const transfer = new DataTransfer();
    transfer.items.add(new File([blob], 'seven.png', {type: 'image/png'}));
    document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  }, paper, ink, size);
}

/** Drops a file with these bytes. */
export function dropBytes(page, name, type, bytes) {
  return page.evaluate((name, type, bytes) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], name, {type}));
    document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  }, name, type, bytes);
}
