// Files as a user brings them.

import {gzipSync} from 'node:zlib';
import {until} from './engines.js';

/** A picture of a 7, or of several, made in the page: its paper, its ink, its size in pixels. Leaves it in `window.brought`. */
function makeSevens(page, paper, ink, size, count) {
  return page.evaluate(async (paper, ink, size, count) => {
    const canvas = document.createElement('canvas');
    canvas.width = size * (0.4 + 0.6 * count);
    canvas.height = size;
    const context = canvas.getContext('2d');
    context.fillStyle = paper;
    context.fillRect(0, 0, canvas.width, size);
    context.scale(size / 100, size / 100);
    context.strokeStyle = ink;
    context.lineWidth = 6;
    for (let i = 0; i < count; ++i) {
      context.stroke(new Path2D('M35 30 L70 30 L55 50 L48 75'));
      context.translate(60, 0);
    }
    const blob = await new Promise((done) => canvas.toBlob(done));
    window.brought = new DataTransfer();
    window.brought.items.add(new File([blob], 'seven.png', {type: 'image/png'}));
  }, paper, ink, size, count);
}

/** Drops a picture. */
export async function dropSeven(page, paper, ink, size, count = 1) {
  await makeSevens(page, paper, ink, size, count);
  await page.evaluate(() => {
    document.dispatchEvent(new DragEvent('drop', {dataTransfer: window.brought, bubbles: true, cancelable: true}));
  });
}

/** Chooses a picture in the file chooser. */
export async function chooseSeven(page, paper, ink, size) {
  await makeSevens(page, paper, ink, size, 1);
  await page.evaluate(() => {
    const chooser = document.getElementById('file');
    chooser.files = window.brought.files;
    chooser.dispatchEvent(new Event('change', {bubbles: true}));
  });
}

/** Pastes a picture. */
export async function pasteSeven(page, paper, ink, size) {
  await makeSevens(page, paper, ink, size, 1);
  await page.evaluate(() => {
    // Engines differ in what a made-up event carries, so it is given to it.
    const event = new Event('paste', {bubbles: true, cancelable: true});
    Object.defineProperty(event, 'clipboardData', {value: window.brought});
    document.dispatchEvent(event);
  });
}

/** Until the opened picture lies on the pad: before, what the page says may still be of the drawing that it replaces. */
export function pictureOpened(page) {
  return until(page, () => document.getElementById('pad-picture').width > 1);
}

/** Drops a file with these bytes. */
export function dropBytes(page, name, type, bytes) {
  return page.evaluate((name, type, bytes) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], name, {type}));
    document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  }, name, type, bytes);
}

/**
 * A 7 as an AVIF file. Made by
 * python3 -c "import sys; sys.stdout.buffer.write(b'YUV4MPEG2 W96 H96 F1:1 Cmono\nFRAME\n' + bytes(30 if 20 < y < 76 and
 *   (y < 28 and 28 < x < 72 or abs(x + 0.6 * y - 82) < 5) else 235 for y in range(96) for x in range(96)))" > seven.y4m
 * avifenc -s 0 --min 40 --max 45 seven.y4m seven.avif    # Debian's package libavif-bin
 */
export const AVIF_SEVEN = Buffer.from(`
AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAPBtZXRhAAAAAAAAAChoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAbGliYXZpZgAAAAAO
cGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAEUAAAAbQAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABo
aXBycAAAAElpcGNvAAAAFGlzcGUAAAAAAAAAYAAAAGAAAAAOcGl4aQAAAAABCAAAAAxhdjFDgQAcAAAAABNjb2xybmNseAABAA0ABgAAAAAXaXBt
YQAAAAAAAAABAAEEAQKDBAAAAHVtZGF0EgAKCRgZr9/lgIaDEDJeRqAAAET6nQ3nhoK3VUjESuBN5/4HDms+4kfCm/YFYpIDdHpFron7QDhgkahj
lYMWF+qAvrq/uf/a9p+wSpQbRHq/UJENtvy4n3xR3w2ld7HakDZVI49YIbAuJTF4gA==`, 'base64');

/** A picture of a 7 as the bytes of its file. */
export async function sevenBytes(page) {
  await makeSevens(page, 'white', 'black', 100, 1);
  return page.evaluate(async () => [...new Uint8Array(await window.brought.files[0].arrayBuffer())]);
}

/** Drops what comes of a picture that is dragged from another page. */
export function dropLink(page, link) {
  return page.evaluate((link) => {
    const event = new Event('drop', {bubbles: true, cancelable: true});
    // Engines differ in what a made-up event carries, so it is given to it.
    Object.defineProperty(event, 'dataTransfer', {value: {files: [], getData: (type) => (type === 'URL' ? link : '')}});
    document.dispatchEvent(event);
  }, link);
}

/** Drops a picture of nothing but paper. */
export async function dropBlank(page, size) {
  await page.evaluate(async (size) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size;
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, size, size);
    const blob = await new Promise((done) => canvas.toBlob(done));
    const transfer = new DataTransfer();
    transfer.items.add(new File([blob], 'blank.png', {type: 'image/png'}));
    document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  }, size);
}

/** The beginning of a PNG of this size, whole but for the pixels. */
export function pngHeader(width, height) {
  const chunk = Buffer.alloc(25);
  chunk.writeUInt32BE(13, 0);
  chunk.write('IHDR', 4);
  chunk.writeUInt32BE(width, 8);
  chunk.writeUInt32BE(height, 12);
  chunk.set([8, 0, 0, 0, 0], 16);
  const checksum = gzipSync(chunk.subarray(4, 21)).subarray(-8).readUInt32LE();  // gzip's is PNG's
  chunk.writeUInt32BE(checksum, 21);
  return [137, 80, 78, 71, 13, 10, 26, 10, ...chunk];
}
