// Recognises a file's type by its content, because names may be changed and MIME types may be missing.

/**
 * `foreign` is a network of another program, `digits` a data set for training.
 * @typedef {'picture' | 'model' | 'foreign' | 'strokes' | 'digits' | 'unknown'} Kind
 */

/** The first bytes of files, one character for each byte; for pictures also the MIME type. @type {[RegExp, Kind, string?][]} */
const BEGINNINGS = [
  [/^\x89PNG/, 'picture', 'image/png'],
  [/^\xff\xd8\xff/, 'picture', 'image/jpeg'],
  [/^GIF8/, 'picture', 'image/gif'],
  [/^RIFF....WEBP/s, 'picture', 'image/webp'],
  [/^BM.{4}\0{4}/s, 'picture', 'image/bmp'],
  [/^.{4}ftypavi/s, 'picture', 'image/avif'],
  [/^.{4}ftyp(hei|mif)/s, 'picture', 'image/heic'],
  [/^.{4}\0{4}\{/s, 'model'],
  [/^(\xef\xbb\xbf)?\s*\[/, 'strokes'],
  [/^(\xef\xbb\xbf)?"?(label|pixel\d+)"?,/, 'digits'],
  [/^\0\0\x08[\x01\x03]/, 'digits'],
];
const ENOUGH = 64;

/** @param {File} file @returns {Promise<{kind: Kind, type: string}>} with a picture's MIME type */
export async function kindOf(file) {
  const bytes = new Uint8Array(await file.slice(0, ENOUGH).arrayBuffer());
  const start = String.fromCharCode(...bytes);
  for (const [beginning, kind, type] of BEGINNINGS) {
    if (beginning.test(start)) return {kind, type: type ?? ''};
  }
  // For damaged files and formats that only the browser knows, the message depends on the MIME type that the file claims.
  if (/\.safetensors$/i.test(file.name)) return {kind: 'model', type: ''};
  if (/\.onnx$/i.test(file.name) || /^\s*\{/.test(start)) return {kind: 'foreign', type: ''};
  return {kind: file.type.startsWith('image/') ? 'picture' : 'unknown', type: file.type};
}
