// Remembers whether a network was taught on this device, so that the next visit loads it.

import * as storage from '../../storage.js';

const TAUGHT = 'taught';

export const wasTaught = () => Boolean(storage.read(TAUGHT));

/** @param {boolean} taught whether there is a taught network */
export const rememberTaught = (taught) => storage.write(TAUGHT, taught ? 'yes' : '');
