// Every word that the element says. Pages in other languages give it theirs: `Object.assign(DigitPad.words, {...})`.

export const words = {
  pad: 'Writing pad: draw with the mouse, a finger or a pen; or lower and lift the pen with the space bar and move it with the arrow keys',
  undo: 'Undo the last stroke',
  clear: 'Clear',
  penLowered: 'Pen down',
  penLifted: 'Pen up',
  /** @param {string} text */
  read: (text) => `Read as ${text}`,
  unread: 'This cannot be read as a number',
  required: 'Write or type a number',
  notANumber: 'Write or type one number',
  /** @param {string} signs */
  notANumberWith: (signs) => `Write or type one number; besides digits it may have ${[...signs].join(' ')}`,
  /** @param {number} least */
  tooShort: (least) => `Write at least ${least} ${least === 1 ? 'digit' : 'digits'}`,
  /** @param {number} most */
  tooLong: (most) => `Write at most ${most} ${most === 1 ? 'digit' : 'digits'}`,
};
