// The look inside.

import {until} from './engines.js';
import {showView} from './views.js';

/** Opens it and waits until it shows what is drawn. */
export async function openWhy(page) {
  await showView(page, 'inside');
  await until(page, () => {
    const body = document.getElementById('why-body');
    return !body.hidden && !body.hasAttribute('aria-busy') && document.querySelectorAll('.flow-names span').length > 0;
  });
}
