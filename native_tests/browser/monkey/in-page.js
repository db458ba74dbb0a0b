// The monkey's eyes and hands: the one place that knows how the page is made. Runs in the page before its own scripts;
// the monkey calls what `window.monkey` has.

window.monkey = (() => {
  const part = (selector) => document.querySelector(selector);
  const visible = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  /** Where the monkey clicks at random. */
  const REGIONS = {
    inside: '#why', teach: '#teach', train: '#train', networks: '.model', share: '#keep', sheet: '#sheet', numbers: '#outlines',
  };
  const BUTTONS = {undo: '#undo', redo: '#redo', clear: '#clear', theme: '#theme', inside: '#why-toggle', train: '#train-open'};
  const SWITCHES = {shortcuts: '#shortcuts', signs: '#signs'};

  // What a script may not do as a person does, or what leaves the page.
  const {setPointerCapture} = Element.prototype;
  Element.prototype.setPointerCapture = function (id) {
    try {
      setPointerCapture.call(this, id);
    } catch {
      // An event made by a script belongs to no pointer.
    }
  };
  const {click} = HTMLElement.prototype;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.hasAttribute('download')) click.call(this);
  };

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

  const workers = [];
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      workers.push(this);
    }
  };

  /** A number that tells pictures of one size apart. */
  function sumOf(canvas) {
    const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((sum, value, i) => (i % 4 === 0 ? (sum * 31 + value) % 0x7fffffff : sum), 0);
  }

  /** What a person sees, and what the page keeps, at one moment. */
  function look() {
    document.dispatchEvent(new Event('visibilitychange'));  // which makes it keep the drawing at once
    const blank = part('#pad-frame').dataset.blank === 'true';
    const picture = part('#pad-picture');
    const {state, label, confidence} = part('#prediction').dataset;
    const focus = document.activeElement;
    const root = document.documentElement;
    return {
      code: blank || kept ? kept : null,
      picture: blank || kept ? null : `picture ${picture.width} × ${picture.height} ${sumOf(picture)}`,
      stored: sessionStorage.getItem('scrawl.drawing') ?? '',
      full,
      answer: `${state} “${label}” ${Number(confidence).toFixed(4)}`,
      busy: part('#answer').getAttribute('aria-busy') === 'true',
      network: part('#model-picker').value || null,
      digitsOnly: part('#signs')?.checked === false,
      reads: part('#model-note').textContent !== '',
      learns: Boolean(part('.train[data-state="going"], .train[data-state="paused"], #teach progress:not([hidden])')),
      canUndo: part('#undo').getAttribute('aria-disabled') === 'false',
      canRedo: part('#redo').getAttribute('aria-disabled') === 'false',
      messages: [...document.querySelectorAll('#message [data-kind]')].map(({dataset}) => dataset.kind),
      shortcuts: part(SWITCHES.shortcuts).checked,
      modal: Boolean(part('dialog[open]')),
      focus: {name: focus?.id || focus?.tagName.toLowerCase(), lost: !focus || focus === document.body, visible: Boolean(focus && visible(focus))},
      overflow: root.scrollWidth - root.clientWidth,
      width: part('#pad').getBoundingClientRect().width,
      version: part('#version').content,
      complaints: window.complaints,
    };
  }

  /** Whether there is ink on the canvas. */
  function inked() {
    const pad = part('#pad');
    return pad.getContext('2d').getImageData(0, 0, pad.width, pad.height).data.some((value, i) => i % 4 === 3 && value > 0);
  }

  /** Pointer events on the pad, `[type, x, y, more]`, in fractions of it. */
  function point(events) {
    const pad = part('#pad');
    for (const [type, x, y, more] of events) {
      const {left, top, width, height} = pad.getBoundingClientRect();
      pad.dispatchEvent(new PointerEvent(type, {
        pointerId: 1, pointerType: 'mouse', isPrimary: true, pressure: 0.5, button: 0, buttons: 1, bubbles: true, cancelable: true,
        clientX: left + x * width, clientY: top + y * height, ...more,
      }));
    }
  }

  /** Keys for what has the focus, or for the pad: `[key, more]`. */
  function press(keys, onPad) {
    if (onPad) part('#pad').focus();
    for (const [key, more] of keys) {
      for (const type of ['keydown', 'keyup']) {
        document.activeElement.dispatchEvent(new KeyboardEvent(type, {key, bubbles: true, cancelable: true, ...more}));
      }
    }
  }

  const controls = (region, selector) => [...(part(REGIONS[region])?.querySelectorAll(selector) ?? [])].filter(visible);

  /** Clicks the n-th control there, counted round. */
  function clickIn(region, n) {
    const all = controls(region, 'button, summary, canvas, input[type="checkbox"], input[type="radio"]');
    if (all.length === 0) return;
    all[n % all.length].focus();
    all[n % all.length].click();
  }

  /** Chooses or types something in the n-th field there. */
  function fill(region, n, value) {
    const all = controls(region, 'select, input[type="number"], input[type="text"], input[type="range"], textarea:not([readonly])');
    if (all.length === 0) return;
    const field = all[n % all.length];
    if (field.localName === 'select') field.selectedIndex = value % field.options.length;
    else field.value = String(value);
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true}));
  }

  function press1(name) {
    const button = part(BUTTONS[name]);
    button.focus();
    button.click();
  }

  /** Puts a switch on or off. */
  function setSwitch(name, on) {
    const box = part(SWITCHES[name]);
    if (box && box.checked !== on) box.click();
  }

  function pick(n) {
    const picker = part('#model-picker');
    if (picker.options.length === 0) return;
    picker.selectedIndex = n % picker.options.length;
    picker.dispatchEvent(new Event('change', {bubbles: true}));
  }

  /** Presses a button of a message; one that brings a new version only if that is wanted. */
  function answerMessage(n, update) {
    const all = [...document.querySelectorAll('#message [data-kind]')].filter(({dataset}) => (dataset.kind === 'update') === update);
    const message = all[n % all.length];
    const buttons = [...(message?.querySelectorAll('button') ?? [])];
    if (message) buttons[update ? 0 : n % buttons.length].click();
    return Boolean(message);
  }

  function dismiss(kind) {
    part(`#message [data-kind="${kind}"] button`)?.click();
  }

  /** Drops files, whose bytes are in base64, or a picture of sevens of this size. */
  async function drop(files) {
    const transfer = new DataTransfer();
    for (const {name, type, base64, sevens} of files) {
      const bytes = sevens ? await paint(sevens) : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, {type}));
    }
    document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  }

  function paint({width, height, count, paper, ink}) {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, {width, height});
    const context = canvas.getContext('2d');
    context.fillStyle = paper;
    context.fillRect(0, 0, width, height);
    context.scale(width / (60 * count + 40), height / 100);
    Object.assign(context, {strokeStyle: ink, lineWidth: 6});
    for (let i = 0; i < count; ++i) {
      context.stroke(new Path2D('M35 30 L70 30 L55 50 L48 75'));
      context.translate(60, 0);
    }
    return new Promise((done) => canvas.toBlob(done));
  }

  /** As when a browser runs out of memory: the page hears of an error, and nothing more. */
  function killWorkers() {
    for (const worker of workers.splice(0)) {
      worker.terminate();
      worker.dispatchEvent(new ErrorEvent('error', {message: 'killed by the monkey', cancelable: true}));
    }
  }

  async function forget() {
    localStorage.clear();
    sessionStorage.clear();
    await new Promise((done) => {
      const request = indexedDB.deleteDatabase('scrawl');
      request.onsuccess = request.onerror = request.onblocked = done;
    });
  }

  function hide(hidden) {
    Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden});
    Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => (hidden ? 'hidden' : 'visible')});
    document.dispatchEvent(new Event('visibilitychange'));
  }

  const alternatives = () => [...document.querySelectorAll('#alternatives button')].filter(visible);

  return {
    look, inked, point, press, clickIn, fill, press1, setSwitch, pick, answerMessage, dismiss, drop, killWorkers, forget, hide,
    example: (n) => {
      const all = document.querySelectorAll('#gallery button');
      all[n % all.length].click();
    },
    count: (region) => controls(region, 'button').length,
    alternative: (n) => {
      const all = alternatives();
      if (all.length > 0) all[n % all.length].click();
      return all.length > 0;
    },
    setFull: (wanted) => {
      full = wanted;
    },
    zoom: (percent) => {
      document.documentElement.style.fontSize = `${percent}%`;
    },
    /** As a link in another window of the browser opens here. */
    open: async (fragment) => {
      history.replaceState(null, '', location.pathname);
      const opened = new Promise((done) => addEventListener('hashchange', done, {once: true}));
      location.hash = fragment;
      await opened;
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
    update: async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    },
    controlled: () => Boolean(navigator.serviceWorker.controller),
  };
})();
