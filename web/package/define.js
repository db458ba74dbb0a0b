// The entry that defines <digit-pad> when it is imported; where there is no page, it does nothing.

import {defineDigitPad} from './digit-pad/define.js';

if ('customElements' in globalThis) defineDigitPad();
