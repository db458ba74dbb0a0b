// WebKit, through the driver of its GTK port, on a screen of its own where there is none.

import {spawn} from 'node:child_process';
import {existsSync, readdirSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {Builder, By, Key, Origin} from 'selenium-webdriver';
import {HUNG} from './patience.js';

const KEYS = {
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
  ArrowDown: Key.ARROW_DOWN,
  Control: Key.CONTROL,
  Shift: Key.SHIFT,
  Escape: Key.ESCAPE,
  Enter: Key.ENTER,
  Tab: Key.TAB,
  Home: Key.HOME,
  End: Key.END,
  Backspace: Key.BACK_SPACE,
};

/** Where distributions put it: /usr/lib/<machine>/webkit2gtk-<version>/MiniBrowser. */
function findBrowser() {
  if (process.env.SCRAWL_WEBKIT) return process.env.SCRAWL_WEBKIT;
  for (const machine of readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu'))) {
    for (const folder of readdirSync(join('/usr/lib', machine))) {
      const path = join('/usr/lib', machine, folder, 'MiniBrowser');
      if (folder.startsWith('webkit') && existsSync(path)) return path;
    }
  }
  throw new Error("No WebKit: install Debian's webkit2gtk-driver");
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const {port} = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** A driver process of our own, in a group of its own, so that its screen ends with it. */
async function startDriver() {
  const port = await freePort();
  const command = ['WebKitWebDriver', `--port=${port}`];
  if (!process.env.DISPLAY) command.unshift('xvfb-run', '-a', '-s', '-screen 0 1600x1200x24');
  const child = spawn(command[0], command.slice(1), {
    detached: true,
    stdio: 'ignore',
    env: {...process.env, WEBKIT_DISABLE_COMPOSITING_MODE: '1', LANGUAGE: 'en_US', LC_ALL: 'C.UTF-8'},
  });
  const stop = () => {
    process.off('exit', stop);
    if (child.exitCode === null) process.kill(-child.pid);
  };
  process.on('exit', stop);  // also after a test that ran out of time
  child.unref();
  const address = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + HUNG;
  while (child.exitCode === null && Date.now() < deadline) {
    if ((await fetch(`${address}/status`).catch(() => null))?.ok) {
      return {address, stop};
    }
    await pause(100);
  }
  stop();
  throw new Error("WebKit's driver did not start");
}

/** `promise`, or an error when it takes so long. */
async function within(milliseconds, promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`WebKit does not answer: ${what}`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Milliseconds in which nearly every browser has reported to its driver. */
const STARTED = 60_000;

/** A browser of its own. On a busy machine one in some hundred never reports to the driver. */
async function startBrowser(address, patience) {
  const options = {binary: findBrowser(), args: ['--automation']};
  const driver = new Builder()
    .usingServer(address)
    .withCapabilities({browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options})
    .build();
  driver.catch(() => {});  // it fails once more, when its server is gone
  await within(patience, driver.getSession(), 'newSession');
  const execute = driver.execute.bind(driver);
  driver.execute = (command) => within(HUNG, execute(command), command.getName());
  await driver.manage().setTimeouts({script: HUNG, pageLoad: HUNG});
  return driver;
}

export const webkit = {
  name: 'WebKit',
  start: async (origin) => {
    let service = await startDriver();
    return {
      open: async (path = 'spied/', {width = 1280, height = 800} = {}) => {
        const driver = await startBrowser(service.address, STARTED).catch(async () => {
          const fresh = await startDriver();
          service.stop();
          service = fresh;
          return startBrowser(service.address, HUNG);
        });
        await driver.manage().window().setRect({x: 0, y: 0, width, height});
        await driver.get(`${origin}/${path}`);
        return new WebKitPage(driver, await driver.getWindowHandle());
      },
      close: async () => service.stop(),
    };
  },
};

class WebKitPage {
  #driver;
  /** Of the tab. */
  #handle;

  constructor(driver, handle) {
    this.#driver = driver;
    this.#handle = handle;
  }

  /** The same page in another tab of the same profile. */
  async another() {
    await this.#enter();
    const address = await this.#driver.getCurrentUrl();
    await this.#driver.switchTo().newWindow('tab');
    await this.#driver.get(address);
    return new WebKitPage(this.#driver, await this.#driver.getWindowHandle());
  }

  #enter() {
    return this.#driver.switchTo().window(this.#handle);
  }

  async evaluate(action, ...args) {
    await this.#enter();
    return this.#driver.executeAsyncScript(
      `const [args, done] = arguments; Promise.resolve((${action})(...args)).then(done);`,
      args,
    );
  }

  async stroke(points, {lift = true} = {}) {
    await this.#enter();
    const at = ([x, y]) => ({origin: Origin.VIEWPORT, x: Math.round(x), y: Math.round(y), duration: 0});
    const actions = this.#driver.actions().move(at(points[0])).press();
    for (const point of points.slice(1)) actions.move(at(point));
    if (lift) actions.release();
    await actions.perform();
  }

  async click(selector) {
    await this.#enter();
    await this.#driver.findElement(By.css(selector)).click();
  }

  async press(keys, holding = []) {
    await this.#enter();
    const actions = this.#driver.actions();
    const codes = (names) => names.map((name) => KEYS[name] ?? name);
    for (const key of codes(holding)) actions.keyDown(key);
    for (const key of codes(keys)) actions.keyDown(key).keyUp(key);
    for (const key of codes(holding)) actions.keyUp(key);
    await actions.perform();
  }

  async reload() {
    await this.#enter();
    await this.#driver.navigate().refresh();
  }

  /** The size of the window, which is more than what is seen of the page. */
  async resize(width, height) {
    await this.#enter();
    await this.#driver.manage().window().setRect({width, height});
  }

  /** Among the tabs. */
  async toFront() {
    await this.#enter();
  }

  /** The other tabs stay. */
  async closeTab() {
    await this.#enter();
    await this.#driver.close();
  }

  async screenshot(path) {
    await this.#enter();
    writeFileSync(path, await this.#driver.takeScreenshot(), 'base64');
  }

  async close() {
    await this.#driver.quit();
  }
}
