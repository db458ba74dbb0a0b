// Registers the service worker once the page is up, and offers a new version when one has come.

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
