// Where the keyboard goes on when what had the focus goes away: else it would begin anew at the page's top, and
// a screen reader would say nothing.

const FOCUSABLE = 'button, input, select, summary, [tabindex]';

/** @param {Element} element */
const visible = (element) => element.getClientRects().length > 0;

/**
 * Makes a change that may take away what has the focus, and gives the focus then to the first control in the first
 * of some places that has one.
 * @param {() => void} change
 * @param {...HTMLElement} places controls, or what holds some
 */
export function keepFocus(change, ...places) {
  const before = document.activeElement;
  change();
  if (!before || before === document.body || (before.isConnected && visible(before))) return;
  const controls = places.flatMap((place) => [place, ...place.querySelectorAll(FOCUSABLE)]);
  const next = /** @type {HTMLElement | undefined} */ (controls.find((each) => each.matches(FOCUSABLE) && visible(each)));
  next?.focus({preventScroll: true});
}
