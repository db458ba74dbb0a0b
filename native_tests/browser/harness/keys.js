// What has the focus when keys are pressed, and digits that are told by them.

import {says} from './teaching.js';

export const focus = (page, selector) => page.evaluate((selector) => document.querySelector(selector).focus(), selector);
export const focusPad = (page) => focus(page, '[data-testid="pad"]');

/** The digits in the album, once one that is told by a key after all others is kept. */
export async function keptAfter(page, digit) {
  await focusPad(page);
  await page.press([String(digit)]);
  await says(page, `Kept: ${digit === 8 ? 'an' : 'a'} ${digit}`);
  return page.evaluate(() => [...document.querySelectorAll('.own-examples b')].map(({textContent}) => textContent));
}
