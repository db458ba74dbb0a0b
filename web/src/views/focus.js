// Moves the focus when the focused control is removed. Otherwise the keyboard would start again at the top of the page,
// and a screen reader would say nothing.

const FOCUSABLE = 'button, input, select, summary, [tabindex]';

/** @param {Element} element */
const visible = (element) => element.getClientRects().length > 0;

/**
 * Makes a change that may remove the focused control. If it does, the first control in `places` gets the focus.
 * @param {() => void} change
 * @param {...HTMLElement} places controls, or elements that contain some; in order of preference
 */
export function keepFocus(change, ...places) {
  const before = document.activeElement;
  change();
  if (!before || before === document.body || (before.isConnected && visible(before))) return;
  const controls = places.flatMap((place) => [place, ...place.querySelectorAll(FOCUSABLE)]);
  const next = /** @type {HTMLElement | undefined} */ (controls.find((each) => each.matches(FOCUSABLE) && visible(each)));
  next?.focus({preventScroll: true});
}
