import {Recogniser} from './node_modules/scrawl-digits/dist/index.js';

/** What an attempt comes to: its result, or the code or name of its error. */
window.codeOf = (promise) => promise.then(() => 'none', (error) => error.code && error.name === 'ScrawlError' ? error.code : error.name);

/** A canvas with strokes in a box of 1 by 1. */
window.paint = (strokes, side = 200) => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, {width: side, height: side});
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, side, side);
  Object.assign(context, {lineWidth: side / 25, lineCap: 'round'});
  for (const stroke of strokes) {
    context.beginPath();
    for (const [x, y] of stroke) context.lineTo(x * side, y * side);
    context.stroke();
  }
  return canvas;
};
window.Recogniser = Recogniser;
window.loaded = true;
