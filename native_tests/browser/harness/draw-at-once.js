// A script for a page before its own.

/** Draws a 7 as soon as the page's own script has run, and notes in `answered` when the first label shows. */
export const drawAtOnce = `
  document.addEventListener('DOMContentLoaded', () => {
    const pad = document.getElementById('pad');
    const prediction = document.getElementById('prediction');
    new MutationObserver(() => {
      if (prediction.dataset.label) window.answered ??= performance.now();
    }).observe(prediction, {attributes: true});
    pad.setPointerCapture = () => {};  // which an event made by a script cannot have
    const {left, top, width, height} = pad.getBoundingClientRect();
    const send = (type, [x, y]) => pad.dispatchEvent(new PointerEvent(type, {
      pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0, buttons: 1, bubbles: true,
      clientX: left + x * width, clientY: top + y * height,
    }));
    const seven = [[0.35, 0.2], [0.5, 0.19], [0.65, 0.2], [0.57, 0.45], [0.5, 0.65], [0.46, 0.85]];
    send('pointerdown', seven[0]);
    for (const place of seven) send('pointermove', place);
    send('pointerup', seven.at(-1));
  });
`;
