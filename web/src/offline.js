// Registers the service worker once the page is up, and offers a new version when one has come.

import {Failure} from './failure.js';
import {isLearning} from './learning/examples.js';

let asked = false;

/** What the first answer did not need is kept too, for when there is no network. Asked for once. */
export async function keepTheRest() {
  if (asked) return;
  asked = true;
  const registration = await navigator.serviceWorker?.ready;
  registration?.active?.postMessage('load-the-rest');
}

/**
 * @param {(useNow: () => void) => void} offerUpdate
 * @param {(failure: Failure, retry: () => void) => void} report
 */
export function workOffline(offerUpdate, report) {
  const container = navigator.serviceWorker;
  if (!container) return;
  // Where a browser refuses (private windows, no HTTPS) the page simply needs the network.
  const start = () => container.register('sw.js').then(watch, () => {});
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);

  /** @param {ServiceWorkerRegistration} registration */
  function watch(registration) {
    // Whichever tab asks for a new version, its worker tells all tabs: it has no files of the old one.
    const version = document.querySelector('meta[name="version"]')?.getAttribute('content');
    container.addEventListener('message', ({data}) => {
      if (data !== version) location.reload();
    });
    const offer = () => {
      const {waiting} = registration;
      if (!waiting || !registration.active) return;
      offerUpdate(async function useNow() {
        // What is learned or trained just now would end with its tab.
        if (await isLearning()) report(new Failure('update-waits', ''), useNow);
        else waiting.postMessage('use-now');
      });
    };
    offer();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', offer);
    });
  }
}
