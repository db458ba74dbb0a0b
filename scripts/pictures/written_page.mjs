// A page of ruled paper with the site's digits of MNIST's training images on it, as a photograph of it would be opened.

import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';

const SIDE = 28;

/** The bytes behind the header of one of the site's IDX files. @param {string} data folder @param {string} name @param {number} header */
function bytesOf(data, name, header) {
  const file = readdirSync(data).find((each) => each.startsWith(name));
  return gunzipSync(readFileSync(join(data, file))).subarray(header);
}

/**
 * Opens the page in the browser's page by dropping it there.
 * @param {string} data the site's folder of digits
 * @param {string[]} lines digits and spaces
 * @param {number} first from which of the site's digits on each next one is taken
 */
export function dropWrittenPage(page, data, lines, first) {
  const images = bytesOf(data, 'sample-images', 16);
  const labels = bytesOf(data, 'sample-labels', 8);
  let next = first;
  const glyphs = lines.map((line) => [...line].map((digit) => {
    if (digit === ' ') return null;
    next = labels.indexOf(Number(digit), next) + 1;
    return [...images.subarray(SIDE * SIDE * (next - 1), SIDE * SIDE * next)];
  }));
  return page.evaluate(async (glyphs, side) => {
    const [step, row, margin] = [118, 150, 60];
    const width = 2 * margin + step * Math.max(...glyphs.map((line) => line.length));
    const canvas = Object.assign(document.createElement('canvas'), {width, height: row * glyphs.length + 2 * margin});
    const context = canvas.getContext('2d');
    context.fillStyle = '#f2eee2';
    context.fillRect(0, 0, width, canvas.height);
    context.fillStyle = '#b9c9d8';
    for (let y = margin + 110; y < canvas.height; y += row) context.fillRect(0, y, width, 2);
    const small = Object.assign(document.createElement('canvas'), {width: side, height: side});
    const pen = small.getContext('2d');
    context.imageSmoothingQuality = 'high';
    glyphs.forEach((line, i) => line.forEach((glyph, place) => {
      if (!glyph) return;
      pen.putImageData(new ImageData(new Uint8ClampedArray(glyph.flatMap((ink) => [38, 48, 92, ink])), side), 0, 0);
      context.drawImage(small, margin + step * place, margin + row * i - 14, 140, 140);
    }));
    const transfer = new DataTransfer();
    transfer.items.add(new File([await new Promise((done) => canvas.toBlob(done))], 'page.png', {type: 'image/png'}));
    document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  }, glyphs, SIDE);
}
