// How the element looks. Its colours are the system's, so that it is light, dark or in forced colours with the page;
// pages set others by custom properties, and all else by ::part.

const css = `
:host {
  --ink: var(--digit-pad-ink, FieldText);
  --paper: var(--digit-pad-paper, Field);
  --line: var(--digit-pad-line, GrayText);
  --accent: var(--digit-pad-accent, LinkText);
  --invalid: var(--digit-pad-invalid, #e5484d);
  --radius: var(--digit-pad-radius, 0.4em);
  display: inline-grid;
  grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
  gap: 0.35em;
  box-sizing: border-box;
  width: 18em;
  height: 13em;
  min-width: 9em;
  vertical-align: middle;
  font: inherit;
  color: var(--ink);
}
:host([hidden]) { display: none; }
.row { display: flex; gap: 0.35em; }
input, button, .pad {
  box-sizing: border-box;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--paper);
  color: inherit;
}
input {
  flex: 1;
  min-width: 0;
  min-height: 2.75em;
  margin: 0;
  padding: 0 0.6em;
  font: inherit;
  font-variant-numeric: tabular-nums;
}
button {
  flex: none;
  width: 2.75em;
  min-height: 2.75em;
  padding: 0;
  font: inherit;
  cursor: pointer;
}
button svg { display: block; width: 1.25em; height: 1.25em; margin: auto; }
:host(:dir(rtl)) .undo svg { transform: scaleX(-1); }
path { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
button[aria-disabled="true"] { color: GrayText; cursor: default; }
.pad { position: relative; display: grid; place-items: center; overflow: hidden; user-select: none; -webkit-user-select: none; -webkit-touch-callout: none; }
.pad[hidden] { display: none; }
canvas {
  display: block;
  width: 100%;
  height: 100%;
  color: var(--ink);
  cursor: crosshair;
  outline: none;
  touch-action: none;
  transition: color 1ms; /* tells when it changes: what is painted is painted again */
}
input:focus-visible, button:focus-visible, .pad:focus-within { outline: 2px solid var(--accent); outline-offset: 1px; }
.pen {
  position: absolute;
  box-sizing: border-box;
  width: 1.25em;
  height: 1.25em;
  margin: -0.625em;
  border: 2px solid var(--accent);
  border-radius: 50%;
  pointer-events: none;
}
.pen[data-down="true"] { background: var(--accent); }
.place { position: absolute; inset: 0; margin: auto; pointer-events: none; }
.status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.shown-invalid input, .shown-invalid .pad { border-color: var(--invalid); border-width: 2px; }
.off { opacity: 0.55; }
.off canvas, .off button, .still canvas { cursor: not-allowed; }
@media (forced-colors: active) {
  .off { opacity: 1; color: GrayText; }
  .pen[data-down="true"] { forced-color-adjust: none; }
}
`;

/** Without the pad. */
const textOnly = ':host { height: auto; }';

/** Sheets by their text, shared by all elements. @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/** @param {string} text */
function sheetOf(text) {
  let sheet = sheets.get(text);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    sheets.set(text, sheet);
  }
  return sheet;
}

/**
 * A sheet made by a script is allowed where a page's policy forbids style sheets in its markup.
 * @param {ShadowRoot} root @param {boolean} [withPad]
 */
export function adoptStyle(root, withPad = true) {
  root.adoptedStyleSheets = [css, ...(withPad ? [] : [textOnly])].map(sheetOf);
}
