// What the page looks like, coarsely: each 16 × 16 pixels of a screenshot as one, compared with a picture that was kept.
// So coarse a picture has nearly the same colours whatever fonts and edges an engine or a system has, but not when a large
// part is gone, moved, or of another colour. For the small ones there are the tests of what is where (layout.test.js).

import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

const kept = (name) => resolve(import.meta.dirname, `../../golden/page/${name}.png`);

/** A pixel differs when one of its colours does by more than this, of 255. */
const COLOUR = 12;

/** The page, a sixteenth as wide and high, as a PNG in base64. Nothing moves any more when it is taken. */
export async function look(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const animation of document.getAnimations()) animation.finish();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  const folder = await mkdtemp(join(tmpdir(), 'scrawl-look-'));
  try {
    await page.screenshot(join(folder, 'page.png'));
    return await page.evaluate(smaller, await readFile(join(folder, 'page.png'), 'base64'));
  } finally {
    await rm(folder, {recursive: true});
  }
}

/** In the page: the means of squares of 16 pixels. */
async function smaller(base64) {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
  const [width, height] = [Math.floor(picture.width / 16), Math.floor(picture.height / 16)];
  const canvas = Object.assign(document.createElement('canvas'), {width: picture.width, height: picture.height});
  const context = canvas.getContext('2d', {willReadFrequently: true});
  context.drawImage(picture, 0, 0);
  const means = new ImageData(width, height);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const {data} = context.getImageData(16 * x, 16 * y, 16, 16);
      for (let channel = 0; channel < 4; ++channel) {
        means.data[4 * (y * width + x) + channel] = data.reduce((sum, value, i) => (i % 4 === channel ? sum + value : sum), 0) / 256;
      }
    }
  }
  Object.assign(canvas, {width, height});
  context.putImageData(means, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1];
}

/** Writes a look down as the one that others are compared with. */
export const keep = (name, base64) => writeFile(kept(name), base64, 'base64');

/**
 * How much a look differs from the one that was kept, in per cent of its pixels; 100 when they are not of the same size.
 * @returns {Promise<number>}
 */
export async function difference(page, name, base64) {
  return page.evaluate(async (looks, most) => {
    const [one, other] = await Promise.all(looks.map(async (base64) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], {type: 'image/png'}));
      const canvas = Object.assign(document.createElement('canvas'), {width: picture.width, height: picture.height});
      const context = canvas.getContext('2d');
      context.drawImage(picture, 0, 0);
      return context.getImageData(0, 0, picture.width, picture.height);
    }));
    if (one.width !== other.width || one.height !== other.height) return 100;
    let differing = 0;
    for (let i = 0; i < one.data.length; i += 4) differing += [0, 1, 2].some((channel) => Math.abs(one.data[i + channel] - other.data[i + channel]) > most) ? 1 : 0;
    return (100 * 4 * differing) / one.data.length;
  }, [base64, await readFile(kept(name), 'base64')], COLOUR);
}
