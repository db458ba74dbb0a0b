// Registers the service worker once the page is ready, and offers a new version when one has been downloaded.

import {Failure} from './failure.js';
import {language} from './language.js';
import {isLearning} from './learning/examples.js';
import {startServiceWorker} from './site.js';

let asked = false;

/** Requests, once, that the service worker also stores the files that the first answer did not need, for use offline. */
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
  // Without a service worker (private windows, no HTTPS) the page works, but not offline.
  const start = () => startServiceWorker().then(watch, () => {});
  // Its texts, which no version knows beforehand.
  container.ready.then(({active}) => active?.postMessage({language}));
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);

  /** @param {ServiceWorkerRegistration} registration */
  function watch(registration) {
    // When one tab activates the new version, all tabs must reload: the new worker has no files of the old version.
    const version = document.querySelector('meta[name="version"]')?.getAttribute('content');
    container.addEventListener('message', ({data}) => {
      if (data !== version) location.reload();
    });
    const offer = () => {
      const {waiting} = registration;
      if (!waiting || !registration.active) return;
      offerUpdate(async function useNow() {
        // Reloading would end a running fine-tuning or training.
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
