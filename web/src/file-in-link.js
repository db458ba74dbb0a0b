// Converts a dropped link to a file. Some browsers give a picture dragged from another page as a link only.

import {Failure} from './failure.js';

/**
 * The picture in a `data:` link, which search engines use for small pictures. A link to this page that contains a
 * drawing is opened. Throws a `Failure` for all others, because this page sends requests to no other site.
 * @param {string} link '' if there is none
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
    // The content does not match the type in the link.
  }
  throw new Failure('picture-elsewhere', '');
}
