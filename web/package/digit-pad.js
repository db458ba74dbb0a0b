// The entry for the element. Importing it defines nothing yet.

export {DigitPad} from './digit-pad/element.js';
export {defineDigitPad} from './digit-pad/define.js';
