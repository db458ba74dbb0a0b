// The look inside.

import {until} from './engines.js';

/** Opens it and waits until it shows what is drawn. */
export async function openWhy(page) {
  await page.click('#why-toggle');
  await until(page, () => {
    const body = document.getElementById('why-body');
    return !body.hidden && !body.hasAttribute('aria-busy') && document.querySelectorAll('.scores li').length > 0;
  });
}
