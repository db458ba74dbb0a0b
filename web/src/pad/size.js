// The size of the pad in its own units, which do not depend on the screen, so that drawings can be exchanged.
export const PAD_WIDTH = 800;
export const PAD_HEIGHT = 600;
/** Coordinates are multiples of this, which is finer than a screen's pixels, so that links store them exactly. */
export const GRID = 0.5;
