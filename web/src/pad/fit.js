// The position of an opened picture on the pad: centred, as large as it fits.

import {PAD_HEIGHT, PAD_WIDTH} from './size.js';

/** @param {{width: number, height: number}} picture @returns {{scale: number, left: number, top: number}} in pad units */
export function fitOnPad({width, height}) {
  const scale = Math.min(PAD_WIDTH / width, PAD_HEIGHT / height);
  return {scale, left: (PAD_WIDTH - width * scale) / 2, top: (PAD_HEIGHT - height * scale) / 2};
}
