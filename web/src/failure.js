/**
 * @typedef {'no-simd' | 'extras-missing' | 'engine-missing' | 'model-missing' | 'model-broken' |
 *           'read-failed' | 'link-broken' | 'picture-broken' | 'file-unknown' | 'file-of-digits' | 'drawing-broken' | 'picture-elsewhere' | 'inspector-missing' |
 *           'inspector-failed' | 'camera-refused' | 'camera-missing' | 'learning-missing' |
 *           'learning-failed' | 'learning-elsewhere' | 'digits-missing' | 'digits-none' | 'examples-failed' | 'examples-full' |
 *           'update-waits'} FailureKind
 */

/** Something that the page must tell its user; `kind` chooses the words. */
export class Failure extends Error {
  /** @param {FailureKind} kind @param {string} detail a name, or the core's own line */
  constructor(kind, detail) {
    super(detail);
    this.kind = kind;
  }
}
