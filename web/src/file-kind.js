// What a file is, by what is in it: names are changed, and types left out, on a file's way.

/** @typedef {'picture' | 'model' | 'strokes' | 'digits' | 'unknown'} Kind `digits`: many, to learn from */

/** How files begin, a byte a letter. @type {[RegExp, Kind, string?][]} with the type of pictures */
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

/** @param {File} file @returns {Promise<{kind: Kind, type: string}>} with the type that a picture has */
export async function kindOf(file) {
  const bytes = new Uint8Array(await file.slice(0, ENOUGH).arrayBuffer());
  const start = String.fromCharCode(...bytes);
  for (const [beginning, kind, type] of BEGINNINGS) {
    if (beginning.test(start)) return {kind, type: type ?? ''};
  }
  // What is damaged, or of a kind that only the browser knows, is refused with the words for what it says it is.
  if (/\.safetensors$/i.test(file.name)) return {kind: 'model', type: ''};
  return {kind: file.type.startsWith('image/') ? 'picture' : 'unknown', type: file.type};
}
