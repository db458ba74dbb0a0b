// The look inside.

import {until} from './engines.js';
import {showView} from './views.js';

/** Opens it, goes to a part of it and waits until it shows what is drawn. */
export async function openWhy(page, part = 'network') {
  await showView(page, 'inside');
  await until(page, () => {
    const body = document.getElementById('why-body');
    return !body.hidden && !body.hasAttribute('aria-busy') && document.querySelectorAll('.flow-names span').length > 0;
  });
  if (part !== 'network') await goToPart(page, part);
}

/** Goes to a part of the open look inside. */
export async function goToPart(page, part) {
  await page.evaluate((part) => document.querySelector(`.inside-tab[data-part="${part}"]`).click(), part);
  await until(page, () => document.getElementById('evidence').checkVisibility() === false || document.getElementById('evidence-words').textContent !== '');
}
