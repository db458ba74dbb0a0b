// The one kind of error that the package throws, with a code for programs.

/** What each one means, and what helps, is listed in the package's documentation. */
export const ERROR_CODES = /** @type {const} */ ([
  'invalid-options', 'invalid-strokes', 'too-many-points', 'invalid-picture', 'pictures-unsupported', 'assets-missing',
  'wasm-refused', 'browser-too-old', 'model-missing', 'model-invalid', 'worker-failed', 'read-failed', 'disposed', 'name-taken',
]);
/** @typedef {typeof ERROR_CODES[number]} ScrawlErrorCode */

/** `code` is for programs, `message` for people, `cause` what the platform or the core said. */
export class ScrawlError extends Error {
  /** @param {ScrawlErrorCode} code @param {string} message @param {unknown} [cause] */
  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : {cause});
    this.name = 'ScrawlError';
    /** @type {ScrawlErrorCode} */
    this.code = code;
  }
}

/** @param {unknown} error */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * The promise, rejected with the signal's reason as soon as it is aborted. What the promise does goes on.
 * @template Result
 * @param {Promise<Result>} promise
 * @param {AbortSignal} [signal]
 * @returns {Promise<Result>}
 */
export function abortable(promise, signal) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
