// What is dragged from another page comes as a link where the browser does not hand over the picture itself.

import {Failure} from './failure.js';

/**
 * The picture that a link holds, which is how search engines show small ones. A link to this page with a drawing
 * in it is opened. Throws a `Failure` for any other: this page asks no other site for anything.
 * @param {string} link '' for none
 * @returns {File | null}
 */
export function fileInLink(link) {
  if (!link) return null;
  const [page, here] = [link, location.href].map((address) => address.split('#')[0]);
  if (page === here) {
    location.hash = link.slice(page.length);
    return null;
  }
  const [, type, data] = /^data:(image\/[\w.+-]+);base64,(.*)$/.exec(link) ?? [];
  try {
    if (data) return new File([Uint8Array.from(atob(decodeURIComponent(data)), (letter) => letter.charCodeAt(0))], 'picture', {type});
  } catch {
    // Not what it says it is.
  }
  throw new Failure('picture-elsewhere', '');
}
