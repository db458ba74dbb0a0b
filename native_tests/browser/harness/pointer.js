// Pointer events made by a script: for what a driver's mouse cannot do.

/**
 * Sends events to the pad one after the other, each `[type, x, y, more]`: its place in fractions of the pad as
 * the pad lies then, and what else is special about it. A finger, unless `more` says otherwise.
 */
export function point(page, ...events) {
  return page.evaluate((events) => {
    const pad = document.getElementById('pad');
    pad.setPointerCapture = () => {};  // which an event made by a script cannot have
    for (const [type, x, y, more] of events) {
      const {left, top, width, height} = pad.getBoundingClientRect();
      pad.dispatchEvent(new PointerEvent(type, {
        pointerId: 1, pointerType: 'touch', isPrimary: true, pressure: 0.5, button: 0, buttons: 1, bubbles: true,
        clientX: left + x * width, clientY: top + y * height, ...more,
      }));
    }
  }, events);
}
