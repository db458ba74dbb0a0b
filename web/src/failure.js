/**
 * @typedef {'no-simd' | 'extras-missing' | 'engine-missing' | 'model-missing' | 'model-broken' |
 *           'read-failed' | 'link-broken' | 'picture-broken' | 'picture-heic' | 'pictures-many' | 'file-unknown' | 'file-of-digits' | 'drawing-broken' | 'picture-elsewhere' | 'inspector-missing' |
 *           'inspector-failed' | 'camera-refused' | 'camera-missing' | 'learning-missing' |
 *           'learning-failed' | 'learning-elsewhere' | 'digits-missing' | 'digits-none' | 'examples-failed' | 'examples-full' |
 *           'update-waits' | 'language-waits'} FailureKind
 */

/**
 * The `cause` of an error from the core, for code (core/error.hpp); the error's message is for people. `problem` is
 * that message without the place. Layers and bytes count from 0, lines and columns from 1.
 * @typedef {{layer?: number, field?: string, line?: number, column?: number, byte?: number}} Place
 * @typedef {{kind: 'invalid' | 'diverged' | 'not-linked', problem: string, place: Place, reason?: string, code?: string,
 *            values?: Record<string, string | number>}} Cause `reason` and `code` name texts of the part `problems`: what the core
 *   says of a common kind of problem, and what a script says itself
 *
 * A failure as a worker sends it to the page.
 * @typedef {{kind: FailureKind, detail: string, cause?: Cause}} Failed
 */

/** Something that the page must tell its user; `kind` chooses the words. */
export class Failure extends Error {
  /** @param {FailureKind} kind @param {string} detail a name, or the core's own line @param {Cause} [cause] */
  constructor(kind, detail, cause) {
    super(detail);
    this.kind = kind;
    this.cause = cause;
  }
}

/** Makes an error sendable. @param {unknown} error @param {FailureKind} kind for an error that is no `Failure` @returns {Failed} */
export function failedBy(error, kind) {
  if (!(error instanceof Error)) return {kind, detail: String(error)};
  return {
    kind: error instanceof Failure ? error.kind : kind,
    detail: error.message,
    cause: /** @type {Cause | undefined} */ (error.cause),
  };
}

/**
 * A failure whose detail has a text of its own.
 * @param {FailureKind} kind @param {string} code a text of the part `problems` @param {Record<string, string | number>} [values] for it
 */
export const problem = (kind, code, values = {}) => new Failure(kind, code, {kind: 'invalid', problem: code, place: {}, code, values});
