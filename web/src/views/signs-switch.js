// The switch for those who want digits only: without it a dash beside digits is no minus, and a dot no point.

import {t} from '../language.js';
import * as storage from '../storage.js';
import {make} from './make.js';

const KEY = 'signs';

/**
 * @param {HTMLElement} figures of the network; the switch comes below
 * @param {import('../recogniser/client.js').RecogniserClient} client
 * @param {() => void} reread reads what is on the pad again
 */
export function connectSignsSwitch(figures, client, reread) {
  const box = make('input', {type: 'checkbox', id: 'signs', checked: storage.read(KEY) !== 'off'});
  const apply = () => {
    if (client.digitsOnly === !box.checked) return;
    client.digitsOnly = !box.checked;
    reread();
  };
  box.addEventListener('change', () => {
    storage.write(KEY, box.checked ? 'on' : 'off');
    apply();
  });
  figures.after(make('label', {className: 'switch'}, box, t('extras.signs')));
  apply();
}
