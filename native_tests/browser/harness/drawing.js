// Digits as people write them, and how to put them on the pad.

import {decode} from '../../../web/src/drawing/share-code.js';

/** Points on an ellipse around (x, y), angles in degrees, 0 to the right, 90 down. */
function arc(x, y, width, height, from, to) {
  return Array.from({length: 11}, (_, i) => {
    const angle = ((from + ((to - from) * i) / 10) * Math.PI) / 180;
    return [x + (width / 2) * Math.cos(angle), y + (height / 2) * Math.sin(angle)];
  });
}

/** Strokes of each digit in a box of 1 by 1, y down. */
export const DIGITS = {
  0: [arc(0.5, 0.5, 0.6, 1, -80, 285)],
  1: [[[0.35, 0.2], [0.55, 0], [0.53, 0.5], [0.5, 1]]],
  2: [[...arc(0.48, 0.28, 0.62, 0.56, 195, 390), [0.6, 0.62], [0.15, 1], [0.5, 0.97], [0.85, 0.98]]],
  3: [[...arc(0.45, 0.25, 0.55, 0.5, 205, 440), ...arc(0.45, 0.74, 0.66, 0.52, -85, 155)]],
  4: [
    [[0.45, 0], [0.3, 0.3], [0.1, 0.62], [0.5, 0.6], [0.9, 0.58]],
    [[0.7, 0.1], [0.68, 0.5], [0.65, 1]],
  ],
  5: [
    [[0.25, 0.05], [0.22, 0.25], [0.2, 0.45], ...arc(0.45, 0.68, 0.66, 0.62, 220, 505)],
    [[0.25, 0.05], [0.5, 0.04], [0.85, 0.02]],
  ],
  6: [[[0.7, 0], [0.4, 0.25], [0.22, 0.6], ...arc(0.5, 0.72, 0.56, 0.54, 180, -190)]],
  7: [[[0.1, 0.05], [0.5, 0.02], [0.85, 0.05], [0.65, 0.4], [0.5, 0.7], [0.42, 1]]],
  8: [[...arc(0.5, 0.25, 0.5, 0.48, -30, -270), ...arc(0.5, 0.75, 0.6, 0.52, -90, 270), ...arc(0.5, 0.25, 0.5, 0.48, 90, -30)]],
  9: [[...arc(0.48, 0.28, 0.56, 0.54, -20, -350), [0.76, 0.3], [0.72, 0.65], [0.62, 1]]],
};

/** A place on the pad in CSS pixels: `place` in fractions of the pad's size. */
async function onPad(page, points) {
  const box = await page.evaluate(() => {
    const pad = document.querySelector('[data-testid="pad"]');
    pad.scrollIntoView({block: 'nearest'});
    const {left, top, width, height} = pad.getBoundingClientRect();
    return {left, top, width, height};
  });
  return points.map(([x, y]) => [box.left + x * box.width, box.top + y * box.height]);
}

/** One stroke, its points in fractions of the pad's width and height. */
export async function drawStroke(page, points, options) {
  await page.stroke(await onPad(page, points), options);
}

/** A digit, in a box in the pad's middle or where `box` says (fractions of the pad). */
export async function drawDigit(page, digit, box = {x: 0.3, y: 0.15, width: 0.4, height: 0.7}) {
  for (const stroke of DIGITS[digit]) {
    await drawStroke(page, stroke.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]));
  }
}

/** What the page says of the drawing as it is now: the hooks' attributes and the texts beside them. */
export function answer(page) {
  return page.evaluate(async () => {
    while (document.getElementById('answer').getAttribute('aria-busy') === 'true') {
      await new Promise((done) => setTimeout(done, 10));
    }
    const prediction = document.querySelector('[data-testid="prediction"]');
    const {state, label, confidence} = prediction.dataset;
    const sentence = document.getElementById('sentence').textContent;
    return {text: prediction.textContent, state, label, confidence: Number(confidence), sentence};
  });
}

/** The strokes on the pad, each a list of `{x, y, pressure}` in pad units: as the page remembers them. */
export async function drawn(page) {
  const code = await page.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange'));  // which makes it remember at once
    return localStorage.getItem('scrawl.drawing') ?? '';
  });
  return decode(code) ?? [];
}

/** Digits side by side. */
export async function drawNumber(page, digits) {
  const width = 0.8 / digits.length;
  for (const [i, digit] of [...digits].entries()) {
    await drawDigit(page, digit, {x: 0.1 + i * width, y: 0.3, width: width * 0.6, height: 0.35});
  }
}
