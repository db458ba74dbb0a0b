// Registers the service worker once the page is up, and offers a new version when one has come.

let asked = false;

/** What the first answer did not need is kept too, for when there is no network. Asked for once. */
export async function keepTheRest() {
  if (asked) return;
  asked = true;
  const registration = await navigator.serviceWorker?.ready;
  registration?.active?.postMessage('bring-the-rest');
}

/** @param {(useNow: () => void) => void} offerUpdate */
export function workOffline(offerUpdate) {
  const container = navigator.serviceWorker;
  if (!container) return;
  // Where a browser refuses (private windows, no HTTPS) the page simply needs the network.
  const start = () => container.register('sw.js').then(watch, () => {});
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start);

  /** @param {ServiceWorkerRegistration} registration */
  function watch(registration) {
    const offer = () => {
      const {waiting} = registration;
      if (!waiting || !container.controller) return;
      offerUpdate(() => {
        container.addEventListener('controllerchange', () => location.reload(), {once: true});
        waiting.postMessage('use-now');
      });
    };
    offer();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', offer);
    });
  }
}
