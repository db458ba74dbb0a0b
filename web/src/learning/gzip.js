// Unpacks gzip files by the rule of the command line (core/apps/io.cpp): one member after the other, as pigz, bgzip
// and `cat` make them, and zeros behind the last. Browsers' own streams take one member and nothing behind it.

import {Failure} from '../failure.js';

const SHORTEST_MEMBER = 18;
/** A member can end in so many zeros: its checksum, its length, and the last byte of its data. */
const MOST_ZEROS_OF_ITS_OWN = 9;

/** @param {Uint8Array} bytes */
export const isGzip = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** @param {Uint8Array} bytes @returns {Promise<Uint8Array>} rejects when they are damaged */
export async function gunzip(bytes) {
  // Nearly all files are one member, of which some have zeros behind.
  for (const end of [bytes.length, ...endsBeforeZeros(bytes)]) {
    const one = await inflated(bytes.subarray(0, end)).catch(() => null);
    if (one) return new Uint8Array(one);
  }
  const parts = [];
  for (let rest = bytes; rest.some((byte) => byte !== 0);) {
    const end = await endOfMember(rest);
    if (end === 0) throw new Failure('learning-failed', 'damaged');
    parts.push(await inflated(rest.subarray(0, end)));
    rest = rest.subarray(end);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** @param {Uint8Array} member @returns {Promise<ArrayBuffer>} rejects when it is not exactly one */
function inflated(member) {
  const packed = new Blob([/** @type {BlobPart} */ (member)]).stream();
  return new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/**
 * Where the first member ends, found by a stream that refuses what is behind it: written up to each place where it
 * could end, it takes all pieces but the one after the right place.
 * @param {Uint8Array} bytes
 */
async function endOfMember(bytes) {
  const stream = new DecompressionStream('gzip');
  stream.readable.pipeTo(new WritableStream()).catch(() => {});  // only its refusal counts
  const writer = stream.writable.getWriter();
  writer.closed.catch(() => {});
  let end = 0;
  for (const place of possibleEnds(bytes)) {
    try {
      await writer.write(/** @type {BufferSource} */ (bytes.subarray(end, place)));
    } catch {
      return end;
    }
    end = place;
  }
  writer.abort().catch(() => {});
  return end;
}

/** Where the last member may end, if zeros are behind it. @param {Uint8Array} bytes @returns {Generator<number>} */
function* endsBeforeZeros(bytes) {
  let inked = bytes.length;
  while (bytes[inked - 1] === 0) inked -= 1;
  for (let at = inked; at < Math.min(inked + MOST_ZEROS_OF_ITS_OWN + 1, bytes.length); at += 1) yield at;
}

/** In ascending order, the last is the end of the bytes. @param {Uint8Array} bytes @returns {Generator<number>} */
function* possibleEnds(bytes) {
  for (let at = SHORTEST_MEMBER; (at = bytes.indexOf(0x1f, at)) >= 0; at += 1) {
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8) yield at;
  }
  yield* endsBeforeZeros(bytes);
  yield bytes.length;
}
