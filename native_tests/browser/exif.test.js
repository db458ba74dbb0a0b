// Photographs that a camera stored as they lay on its sensor, with a note of how to turn them.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer} from './harness/drawing.js';
import {inEveryEngine} from './harness/engines.js';
import {dropBytes, pictureOpened} from './harness/files.js';

/** A JPEG of a 7 that lies on its left side, 160 by 100 pixels: its bytes. */
const lyingSeven = (page) => page.evaluate(async () => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [160, 100];
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 160, 100);
  context.translate(0, 100);
  context.rotate(-Math.PI / 2);
  context.lineWidth = 6;
  context.stroke(new Path2D('M30 50 L70 50 L55 80 L48 110'));
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.95));
  return [...new Uint8Array(await blob.arrayBuffer())];
});

/** The same JPEG with a segment of EXIF right after its beginning: a TIFF header and one entry, the orientation. */
function withOrientation(jpeg, orientation) {
  const tiff = [
    ...Buffer.from('MM'), 0, 42, 0, 0, 0, 8,  // big-endian; where the first directory is
    0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,  // one entry: tag, 16 bits, one of them, the value
    0, 0, 0, 0,  // no other directory
  ];
  const content = [...Buffer.from('Exif'), 0, 0, ...tiff];
  return [...jpeg.slice(0, 2), 0xff, 0xe1, 0, content.length + 2, ...content, ...jpeg.slice(2)];
}

inEveryEngine('a photograph that is to be turned', ({open}) => {
  for (const [orientation, size] of [[1, [160, 100]], [6, [100, 160]]]) {
    test(`lies on the pad as its orientation ${orientation} says`, async () => {
      await open({}, async (page) => {
        await dropBytes(page, 'photo.jpg', 'image/jpeg', withOrientation(await lyingSeven(page), orientation));
        await pictureOpened(page);
        const shown = await page.evaluate(() => {
          const canvas = document.getElementById('pad-picture');
          const [red] = canvas.getContext('2d').getImageData(40, 50, 1, 1).data;  // on the bar of an upright 7
          return {size: [canvas.width, canvas.height], upright: red < 120};
        });
        assert.deepEqual(shown, {size, upright: orientation === 6});
        if (orientation === 6) assert.equal((await answer(page)).label, '7');
      });
    });
  }
});
