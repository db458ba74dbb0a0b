// The size of the page's pad in its own units, which do not depend on the screen, so that drawings can be exchanged.
export const PAD_WIDTH = 800;
export const PAD_HEIGHT = 600;
/** Coordinates are multiples of this, which is finer than a screen's pixels, so that links store them exactly. */
export const GRID = 0.5;

/** @typedef {{width: number, height: number}} Size of a pad in its units; a pad of another shape may change its own. */

/** @type {Readonly<Size>} */
export const PAD_SIZE = {width: PAD_WIDTH, height: PAD_HEIGHT};
