// The monkey's eyes: what a person sees of the page, and what the page keeps on the device.

Object.assign(window.monkey, (() => {
  const {part, list, visible} = window.monkey;

  // The device's memory: what the page keeps of the drawing, and a way to refuse it.
  let kept = '';
  let full = false;
  const refuse = () => {
    if (full) throw new DOMException('full', 'QuotaExceededError');
  };
  const {setItem} = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (key === 'scrawl.drawing') kept = value;
    refuse();
    setItem.call(this, key, value);
  };
  const {put} = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...given) {
    refuse();
    return put.apply(this, given);
  };

  /** A number that tells pictures of one size apart. */
  function sumOf(canvas) {
    const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((sum, value, i) => (i % 4 === 0 ? (sum * 31 + value) % 0x7fffffff : sum), 0);
  }

  function focusNow() {
    const focused = document.activeElement ?? document.body;
    return {name: focused.id || focused.localName, lost: focused === document.body, visible: visible(focused)};
  }

  /** All at one moment. */
  function look() {
    document.dispatchEvent(new Event('visibilitychange'));  // which makes it keep the drawing at once
    const drawn = part('frame').dataset.blank === 'true' || kept !== '';
    const picture = part('picture');
    const {state, label, confidence} = part('prediction').dataset;
    const root = document.documentElement;
    return {
      code: drawn ? kept : null,
      picture: drawn ? null : `picture ${picture.width} × ${picture.height} ${sumOf(picture)}`,
      stored: sessionStorage.getItem('scrawl.drawing') ?? '',
      full,
      answer: `${state} “${label}” ${Number(confidence).toFixed(4)}`,
      busy: part('answer').getAttribute('aria-busy') === 'true',
      network: part('networks')?.value || null,
      digitsOnly: part('signs')?.checked === false,
      reads: Boolean(part('network')?.textContent),
      learns: part('learning') !== null,
      canUndo: part('undo').getAttribute('aria-disabled') === 'false',
      canRedo: part('redo').getAttribute('aria-disabled') === 'false',
      messages: list('messages').map(({dataset}) => dataset.kind),
      shortcuts: part('shortcuts').checked,
      modal: part('dialog') !== null,
      focus: focusNow(),
      overflow: root.scrollWidth - root.clientWidth,
      width: part('pad').getBoundingClientRect().width,
      version: part('version').content,
      complaints: window.complaints,
    };
  }

  /** The messages that were there at the mark. @type {Set<Element> | null} */
  let marked = null;

  return {
    look,
    /** Until the page starts anew it is `marked`. */
    mark: () => {
      marked = new Set(list('messages'));
    },
    marked: () => marked !== null,
    /** Whether a message of one of these kinds has come since. */
    told: (...kinds) => list('messages').some((message) => kinds.includes(message.dataset.kind) && !marked?.has(message)),
    /** Whether there is ink on the canvas. */
    inked: () => {
      const pad = part('pad');
      return pad.getContext('2d').getImageData(0, 0, pad.width, pad.height).data.some((value, i) => i % 4 === 3 && value > 0);
    },
    /** From now on, whether the device has no room. */
    setFull: (wanted) => {
      full = wanted;
    },
    /** What this tab is to show when it is opened anew, and what another is. */
    memory: () => ({hash: location.hash, tab: sessionStorage.getItem('scrawl.drawing'), device: localStorage.getItem('scrawl.drawing')}),
    /** The network that was taught, in base64; null where there is none. */
    taught: async () => {
      const database = await new Promise((done) => {
        const request = indexedDB.open('scrawl');
        request.onsuccess = () => done(request.result);
      });
      const found = database.objectStoreNames.contains('networks') && await new Promise((done) => {
        const request = database.transaction('networks').objectStore('networks').get('taught');
        request.onsuccess = () => done(request.result);
      });
      database.close();
      return found ? btoa(Array.from(found.bytes, (byte) => String.fromCharCode(byte)).join('')) : null;
    },
    controlled: () => Boolean(navigator.serviceWorker.controller),
  };
})());
