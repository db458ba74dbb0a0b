// The worker: an engine for one recogniser, told what to do by remote.js. One job after the other.

import {Engine} from './engine.js';
import {messageOf, ScrawlError} from './errors.js';

/** @type {Promise<Engine> | null} */
let engine = null;

/** @param {import('./protocol.js').Request} request */
async function run(request) {
  if ('start' in request) {
    engine = Engine.start(request.start.addresses, request.start.options);
    await engine;
    return null;
  }
  const started = /** @type {Engine} */ (await engine);
  if ('strokes' in request) return started.readStrokes(request.strokes.pairs, request.strokes.lengths);
  return started.readPicture(request.picture);
}

/** @param {MessageEvent<import('./protocol.js').Request>} event */
self.onmessage = async ({data}) => {
  try {
    self.postMessage({id: data.id, done: await run(data)});
  } catch (error) {
    const code = error instanceof ScrawlError ? error.code : 'read-failed';
    const cause = error instanceof Error ? messageOf(error.cause) : '';
    self.postMessage({id: data.id, failed: {code, message: messageOf(error), cause}});
  }
};
