// Where the monkey finds what it looks at and takes hold of: the one place that knows how the page is made. Runs in the page
// before its own scripts, as the monkey's eyes and hands do, which come next.

window.monkey = (() => {
  const PARTS = {
    pad: '#pad', frame: '#pad-frame', picture: '#pad-picture', answer: '#answer', prediction: '#prediction', version: '#version',
    undo: '#undo', redo: '#redo', clear: '#clear', theme: '#theme', classroom: '#classroom',
    ...Object.fromEntries(['Examples', 'Inside', 'Teach', 'Train', 'Networks', 'Share'].map((name) => [`open${name}`, `#views [href="#${name.toLowerCase()}"]`])),
    shortcuts: '#shortcuts', signs: '#signs', networks: '#model-picker', network: '#model-note', language: '#language',
    dialog: 'dialog[open]', learning: '.train[data-state="going"], .train[data-state="paused"], #teach-body progress:not([hidden])',
  };
  const LISTS = {messages: '#message [data-kind]', examples: '#gallery button', alternatives: '#alternatives button'};
  /** Where the monkey clicks at random. */
  const REGIONS = {
    inside: '#view-inside', teach: '#view-teach', train: '#view-train', networks: '#view-networks', share: '#view-share', sheet: '#view-photo',
    numbers: '#outlines',
  };
  const visible = (/** @type {Element} */ element) => element.checkVisibility() && element.getClientRects().length > 0;
  return {
    visible,
    /** @param {string} name @returns {any} null where it is not there */
    part: (name) => document.querySelector(PARTS[name]),
    /** @param {string} name @returns {any[]} */
    list: (name) => [...document.querySelectorAll(LISTS[name])],
    /** What is seen there. @param {string} region @param {string} selector @returns {any[]} */
    controls: (region, selector) => [...(document.querySelector(REGIONS[region])?.querySelectorAll(selector) ?? [])].filter(visible),
  };
})();
