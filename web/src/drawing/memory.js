// The drawing outlives the tab: it is remembered on this device, and a link can hold one.

import {Failure} from '../failure.js';
import * as storage from '../storage.js';
import {drawingIn, fragmentOf} from './link.js';
import {decode, encode} from './share-code.js';

/** @typedef {import('./strokes.js').Strokes} Strokes */

const KEY = 'drawing';
/** Milliseconds after which a change is kept: storing takes longer than reading, and is not for the moment
 *  when a pen is lifted. */
const KEPT_AFTER = 200;

/** A link to this page with this drawing in it. @param {Strokes} strokes */
export function linkTo(strokes) {
  const url = new URL(location.href);
  url.hash = fragmentOf(strokes.all);
  return url.href;
}

/**
 * Brings the drawing of the address, else this tab's, else the last one; from then on remembers every change.
 * @param {Strokes} strokes
 * @param {(failure: Failure) => void} report
 */
export function keepDrawing(strokes, report) {
  /** @returns {boolean} whether the address holds a drawing */
  function openAddress() {
    const drawing = drawingIn(location.hash);
    if (drawing === null) report(new Failure('link-broken', ''));
    if (!drawing) return false;
    history.replaceState(null, '', fragmentOf(drawing));  // as it was before it went through other programs
    strokes.replace(drawing);
    return true;
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function remember() {
    // A tab that opens anew shows its own drawing, whatever was drawn in others meanwhile.
    storage.write(KEY, encode(strokes.all), 'session');
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    storage.write(KEY, encode(strokes.all));
  }

  function changed() {
    timer ??= setTimeout(remember, KEPT_AFTER);
    // The address is no longer what is seen; a reload must bring what is seen.
    const other = location.hash && location.hash !== fragmentOf(strokes.all) && drawingIn(location.hash) !== undefined;
    if (other) history.replaceState(null, '', location.pathname + location.search);
  }

  if (!openAddress()) strokes.replace(decode(storage.read(KEY, 'session') ?? storage.read(KEY) ?? '') ?? []);
  strokes.onChange((change) => {
    if (change === 'ended' || change === 'replaced') changed();
  });
  // A phone may end a tab that is not seen without another word.
  window.addEventListener('pagehide', remember);
  document.addEventListener('visibilitychange', remember);
  window.addEventListener('hashchange', openAddress);
}
