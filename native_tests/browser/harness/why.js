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

/** The text of an element. */
export const words = (page, id) => page.evaluate((id) => document.getElementById(id).textContent, id);

/** Waits until it shows what is drawn. */
export const settled = (page) => until(page, () => !document.getElementById('why-body').hasAttribute('aria-busy'));

/** The opacities of the pixels of the network's overview, once it has painted its newest state. */
export const overviewPixels = (page) => page.evaluate(async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const canvas = document.querySelector('.flow canvas');
  const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return [...data.filter((_, i) => i % 4 === 3)];
});
/** @param {number[]} opacities */
export const inked = (opacities) => opacities.filter((opacity) => opacity > 127).length;
