// The look inside.

import {until} from './engines.js';

/** Opens it and waits until it shows what is drawn. */
export async function openWhy(page) {
  // Not by the mouse: it would lie on whatever comes to lie under it, and point at it.
  await page.evaluate(() => document.getElementById('why-toggle').click());
  await until(page, () => {
    const body = document.getElementById('why-body');
    return !body.hidden && !body.hasAttribute('aria-busy') && document.querySelectorAll('.flow-names span').length > 0;
  });
}
