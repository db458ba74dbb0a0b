// Whether something was taught on this device, so that it is read with again.

import * as storage from '../../storage.js';

const TAUGHT = 'taught';

export const wasTaught = () => Boolean(storage.read(TAUGHT));

/** @param {boolean} taught whether there is something to come back to */
export const rememberTaught = (taught) => storage.write(TAUGHT, taught ? 'yes' : '');
