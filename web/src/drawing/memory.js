// The drawing outlives the tab: it is remembered on this device, and a link's fragment (which
// browsers never send to a server) can hold one.

import {Failure} from '../failure.js';
import * as storage from '../storage.js';
import {decode, encode} from './share-code.js';

/** @typedef {import('./strokes.js').Strokes} Strokes */

const KEY = 'drawing';
const FRAGMENT = '#d=';
/** Milliseconds after which a change is kept: storing takes longer than reading, and is not for the moment
 *  when a pen is lifted. */
const KEPT_AFTER = 200;

/** A link to this page with this drawing in it. @param {Strokes} strokes */
export function linkTo(strokes) {
  const url = new URL(location.href);
  url.hash = FRAGMENT + encode(strokes.all);
  return url.href;
}

/**
 * Brings the drawing of the address, else the last one; from then on remembers every change.
 * @param {Strokes} strokes
 * @param {(failure: Failure) => void} report
 */
export function keepDrawing(strokes, report) {
  const inAddress = () =>
    location.hash.startsWith(FRAGMENT) ? location.hash.slice(FRAGMENT.length) : '';

  /** @returns {boolean} whether the address holds a drawing */
  function openAddress() {
    const code = inAddress();
    if (!code) return false;
    const drawing = decode(code);
    if (!drawing) {
      report(new Failure('link-broken', ''));
      return false;
    }
    strokes.replace(drawing);
    return true;
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function remember() {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    storage.write(KEY, encode(strokes.all));
  }

  function changed() {
    timer ??= setTimeout(remember, KEPT_AFTER);
    // The address is no longer what is seen; a reload must bring what is seen.
    if (inAddress() && inAddress() !== encode(strokes.all)) history.replaceState(null, '', location.pathname + location.search);
  }

  if (!openAddress()) strokes.replace(decode(storage.read(KEY) ?? '') ?? []);
  strokes.onChange((change) => {
    if (change === 'ended' || change === 'replaced') changed();
  });
  // A phone may end a tab that is not seen without another word.
  window.addEventListener('pagehide', remember);
  document.addEventListener('visibilitychange', remember);
  window.addEventListener('hashchange', openAddress);
}
