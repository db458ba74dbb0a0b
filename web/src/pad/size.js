// The pad's own units, the same on every screen, so that a drawing means the same everywhere.
export const PAD_WIDTH = 800;
export const PAD_HEIGHT = 600;
/** Points lie on multiples of this, finer than a screen shows: so a link holds them exactly. */
export const GRID = 0.5;
