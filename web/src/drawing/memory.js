// Restores the drawing when the page is opened: from a link, or from this device's storage.

import {Failure} from '../failure.js';
import * as storage from '../storage.js';
import {drawingIn, fragmentOf, placeIn} from './link.js';
import {decode, encode} from './share-code.js';

/** @typedef {import('./strokes.js').Strokes} Strokes */

const KEY = 'drawing';
/** Milliseconds after which a change is stored. Storing is slow, so it must not happen at the moment when the pen is
 *  lifted. */
const STORED_AFTER = 200;

/** A link to this page with this drawing in it, and a place in it. @param {Strokes} strokes @param {string} place */
export function linkTo(strokes, place) {
  const url = new URL(location.href);
  url.hash = fragmentOf(strokes.all, place);
  return url.href;
}

/**
 * Restores the drawing of the address, or else this tab's, or else the last one, and stores every change from then on.
 * @param {Strokes} strokes
 * @param {(failure: Failure) => void} report
 */
export function keepDrawing(strokes, report) {
  /** @returns {boolean} whether the address contains a drawing */
  function openAddress() {
    const drawing = drawingIn(location.hash);
    if (drawing === null) report(new Failure('link-broken', ''));
    if (!drawing) return false;
    // The original form, without changes by other programs.
    history.replaceState({opened: true}, '', fragmentOf(drawing, placeIn(location.hash)));
    strokes.replace(drawing);
    return true;
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function remember() {
    // In session storage, too, so that a reloaded tab shows its own drawing and not that of another tab.
    storage.write(KEY, encode(strokes.all), 'session');
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    storage.write(KEY, encode(strokes.all));
  }

  function changed() {
    timer ??= setTimeout(remember, STORED_AFTER);
    cleanAddress();
  }

  /** Removes a different drawing from the address, so that a reload shows the current one. */
  function cleanAddress() {
    const place = placeIn(location.hash);
    const other = location.hash && location.hash !== fragmentOf(strokes.all, place) && drawingIn(location.hash) !== undefined;
    if (other) history.replaceState(null, '', place ? `#${place}` : location.pathname + location.search);
  }

  if (!openAddress()) strokes.replace(decode(storage.read(KEY, 'session') ?? storage.read(KEY) ?? '') ?? []);
  strokes.onChange((change) => {
    if (change === 'ended' || change === 'replaced') changed();
  });
  // A phone may end a hidden tab without another event.
  window.addEventListener('pagehide', remember);
  document.addEventListener('visibilitychange', remember);
  window.addEventListener('hashchange', ({oldURL}) => {
    const {hash} = new URL(oldURL);
    // Who comes back to a link from another view has drawn on there.
    const back = history.state?.opened && placeIn(hash) && drawingIn(hash) === undefined;
    if (back) cleanAddress();
    else openAddress();
  });
}
