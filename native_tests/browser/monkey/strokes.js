// How people, and not only people, move pointers: random gestures as lists of events for `window.monkey.point`.

import {DIGITS} from '../harness/drawing.js';

/**
 * @typedef {import('../harness/random.js').Random} Random
 * @typedef {[type: string, x: number, y: number, more?: object][]} Events
 * @typedef {{events: Events, strokes: number, places: [number, number][] | null}} Gesture
 *   `strokes` that it leaves; `places` are those of the last one in fractions of the pad, where they are all known.
 */

const rounded = (/** @type {number} */ value) => Math.round(value * 1000) / 1000;

/** @param {Random} random @param {number} beyond how far out of the pad it may lead @returns {[number, number][]} */
function wander(random, beyond) {
  const place = () => rounded(-beyond + random.next() * (1 + 2 * beyond));
  let [x, y] = [random.next(), random.next()];
  return Array.from({length: random.between(1, 12)}, (_, i) => {
    if (i > 0 && random.chance(0.2)) [x, y] = [place(), place()];
    else if (i > 0) [x, y] = [x + 0.2 * (random.next() - 0.5), y + 0.2 * (random.next() - 0.5)];
    return [rounded(x), rounded(y)];
  });
}

/** @param {Random} random */
const pointer = (random) => random.pick([
  {pointerId: 1, pointerType: 'mouse'},
  {pointerId: 2, pointerType: 'touch'},
  {pointerId: 3, pointerType: 'pen', pressure: rounded(random.next())},
]);

/** @param {[number, number][]} places @param {object} more @param {string} end @returns {Events} */
const along = (places, more, end) => [
  ['pointerdown', ...places[0], more],
  ...places.slice(1).map(([x, y]) => /** @type {Events[0]} */ (['pointermove', x, y, more])),
  [end, ...places[places.length - 1], {...more, buttons: 0}],
];

/** @param {Random} random @returns {Gesture} a line of one pointer, which may lead out of the pad, or be cancelled */
export function line(random) {
  const places = wander(random, random.chance(0.3) ? 0.6 : 0);
  places[0] = [Math.abs(places[0][0]) % 1, Math.abs(places[0][1]) % 1];
  const which = pointer(random);
  const end = random.pick(['pointerup', 'pointerup', 'pointerup', 'pointercancel', 'lostpointercapture', 'pointermove']);
  const gone = end === 'pointercancel' && which.pointerType === 'touch';
  // What a cancelled pointer and a lost one were at last counts for nothing.
  return {events: along(places, which, end), strokes: gone ? 0 : 1, places: gone ? null : places};
}

/** @param {Random} random @returns {Gesture} a digit somewhere, of some size */
export function digit(random) {
  const size = random.chance(0.5) ? 0.7 : 0.15 + 0.4 * random.next();
  const [left, top] = [random.next() * (1 - 0.75 * size), random.next() * (1 - size)];
  const which = pointer(random);
  const strokes = DIGITS[random.below(10)].map((stroke) =>
    stroke.map(([x, y]) => /** @type {[number, number]} */ ([rounded(left + 0.75 * size * x), rounded(top + size * y)])));
  return {events: strokes.flatMap((places) => along(places, which, 'pointerup')), strokes: strokes.length, places: strokes[strokes.length - 1]};
}

const PALM = {pointerId: 5, pointerType: 'touch', isPrimary: false};
const PEN = {pointerId: 6, pointerType: 'pen', pressure: 0.4};
const FINGER = {pointerId: 7, pointerType: 'touch'};

/** @param {Random} random @returns {Gesture} several pointers at once, and those that do not draw */
export function several(random) {
  const [a, b] = [wander(random, 0), wander(random, 0)].map((places) => places.map(([x, y]) => /** @type {[number, number]} */ ([x, Math.min(1, Math.abs(y))])));
  const inner = /** @type {Events} */ (along(b, PALM, 'pointerup'));
  const [down, ...rest] = along(a, PEN, 'pointerup');
  const none = (/** @type {Events} */ events) => ({events, strokes: 0, places: null});
  return random.pick([
    // A pen, and a palm that comes later, or that was there before.
    () => ({events: [down, ...inner, ...rest], strokes: 1, places: a}),
    () => ({events: [inner[0], down, ...inner.slice(1), ...rest], strokes: 1, places: a}),
    // A pinch: the second finger comes at once.
    () => none([['pointerdown', ...a[0], FINGER], ['pointerdown', ...b[0], PALM], ['pointermove', 0.9, 0.9, FINGER], ['pointerup', ...b[0], PALM], ['pointerup', 0.9, 0.9, FINGER]]),
    () => none([['pointerdown', ...a[0], {button: 2, buttons: 2}], ['pointerup', ...a[0], {button: 2, buttons: 0}]]),
    () => none(a.map(([x, y]) => ['pointermove', x, y, {buttons: 0}])),
    () => none([['pointerup', ...a[0], PEN], ['pointercancel', ...a[0], PALM], ['lostpointercapture', ...a[0], FINGER]]),
  ])();
}
