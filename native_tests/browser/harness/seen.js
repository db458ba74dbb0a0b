// What is on the screen, pixel by pixel.

import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** The grey values of a part of the window, from a screenshot. @param {{left: number, top: number, width: number, height: number}} part */
export async function seen(page, part) {
  const folder = await mkdtemp(join(tmpdir(), 'scrawl-seen-'));
  try {
    await page.screenshot(join(folder, 'page.png'));
    return await page.evaluate(async (base64, {left, top, width, height}) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
      const canvas = Object.assign(document.createElement('canvas'), {width: picture.width, height: picture.height});
      const context = canvas.getContext('2d');
      context.drawImage(picture, 0, 0);
      const {data} = context.getImageData(Math.round(left), Math.round(top), Math.round(width), height);
      return Array.from({length: data.length / 4}, (_, i) => Math.round((data[4 * i] + data[4 * i + 1] + data[4 * i + 2]) / 3));
    }, await readFile(join(folder, 'page.png'), 'base64'), part);
  } finally {
    await rm(folder, {recursive: true});
  }
}
