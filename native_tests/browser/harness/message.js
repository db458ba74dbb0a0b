// The page's messages, as its user sees them.

import {until} from './engines.js';

/** Until a message of this kind is seen; in the frame with the id `frame` where that is given. */
export const messageShown = (page, kind, frame = null) => until(page, (kind, frame) => {
  const {body} = frame ? document.getElementById(frame).contentDocument : document;
  return [...body.querySelectorAll('#message [data-kind]')].some((each) => each.dataset.kind === kind && each.checkVisibility());
}, kind, frame);

/** Kinds and words of all messages that are seen. */
export const messages = (page) => page.evaluate(() => [...document.querySelectorAll('#message [data-kind]')]
  .filter((each) => each.checkVisibility())
  .map(({dataset, textContent}) => ({kind: dataset.kind, words: textContent})));
