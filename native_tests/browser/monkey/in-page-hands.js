// The monkey's hands: what it does in the page.

Object.assign(window.monkey, (() => {
  const {part, list, controls, visible} = window.monkey;

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

  const workers = [];
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      workers.push(this);
    }
  };

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

  /** With the focus, as a person's click; the n-th, counted round. @returns {boolean} whether there is any */
  function clickOf(all, n) {
    const control = all[n % all.length];
    control?.focus();
    control?.click();
    return control !== undefined;
  }

  return {
    /** Pointer events on the pad, `[type, x, y, more]`, in fractions of it. */
    point: (events) => {
      const pad = part('pad');
      for (const [type, x, y, more] of events) {
        const {left, top, width, height} = pad.getBoundingClientRect();
        pad.dispatchEvent(new PointerEvent(type, {
          pointerId: 1, pointerType: 'mouse', isPrimary: true, pressure: 0.5, button: 0, buttons: 1, bubbles: true, cancelable: true,
          clientX: left + x * width, clientY: top + y * height, ...more,
        }));
      }
    },
    /** Keys for the pad, `[key, more]`. */
    type: (keys) => {
      part('pad').focus();
      for (const [key, more] of keys) {
        for (const type of ['keydown', 'keyup']) {
          document.activeElement.dispatchEvent(new KeyboardEvent(type, {key, bubbles: true, cancelable: true, ...more}));
        }
      }
    },
    press: (name) => clickOf([part(name)], 0),
    /** The n-th control there. */
    clickIn: (region, n) => clickOf(controls(region, 'button, summary, canvas, input[type="checkbox"], input[type="radio"]'), n),
    example: (n) => clickOf(list('examples'), n),
    alternative: (n) => clickOf(list('alternatives').filter(visible), n),
    /** Chooses or types something in the n-th field there. */
    fill: (region, n, value) => {
      const all = controls(region, 'select, input[type="number"], input[type="text"], input[type="range"], textarea:not([readonly])');
      const field = all[n % all.length];
      if (!field) return;
      if (field.localName === 'select') field.selectedIndex = value % field.options.length;
      else field.value = String(value);
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true}));
    },
    setSwitch: (name, on) => {
      if (part(name) && part(name).checked !== on) part(name).click();
    },
    /** The n-th of a choice. @returns {boolean} whether there is any */
    choose: (name, n) => {
      const picker = part(name);
      if (!picker || picker.options.length === 0) return false;
      picker.selectedIndex = n % picker.options.length;
      picker.dispatchEvent(new Event('change', {bubbles: true}));
      return true;
    },
    /** Presses a button of a message; one that brings a new version only if that is wanted. */
    answerMessage: (n, update) => {
      const all = list('messages').filter(({dataset}) => (dataset.kind === 'update') === update);
      const buttons = [...(all[n % all.length]?.querySelectorAll('button') ?? [])];
      clickOf(buttons, update ? 0 : n);
    },
    dismiss: (kind) => list('messages').find(({dataset}) => dataset.kind === kind)?.querySelector('button').click(),
    /** Drops files, whose bytes are in base64, or pictures of sevens. */
    drop: async (files) => {
      const transfer = new DataTransfer();
      for (const {name, type, base64, sevens} of files) {
        const bytes = sevens ? await paint(sevens) : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, {type}));
      }
      document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
    },
    /** As when a browser runs out of memory: the page hears of an error, and nothing more. */
    killWorkers: () => {
      for (const worker of workers.splice(0)) {
        worker.dispatchEvent(new ErrorEvent('error', {message: 'killed by the monkey', cancelable: true}));
        worker.terminate();  // not before: WebKit's workers are deaf then
      }
    },
    forget: async () => {
      localStorage.clear();
      sessionStorage.clear();
      await new Promise((done) => {
        const request = indexedDB.deleteDatabase('scrawl');
        request.onsuccess = request.onerror = request.onblocked = done;
      });
    },
    hide: (hidden) => {
      Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden});
      Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => (hidden ? 'hidden' : 'visible')});
      document.dispatchEvent(new Event('visibilitychange'));
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
    update: async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    },
  };
})());
