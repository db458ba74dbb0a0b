// The properties of the element that are attributes.

/** Where there is no page, as on a server, the class is there but makes nothing. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class Reflected extends Base {
  get name() {
    return this.getAttribute('name') ?? '';
  }
  set name(value) {
    this.setAttribute('name', value);
  }
  get placeholder() {
    return this.getAttribute('placeholder') ?? '';
  }
  set placeholder(value) {
    this.setAttribute('placeholder', value);
  }
  /** How many digits the number has: "4", or "1-6". */
  get digits() {
    return this.getAttribute('digits') ?? '';
  }
  set digits(value) {
    this.setAttribute('digits', value);
  }
  /** Which characters it may have besides digits: + and - at the front, % at the end, others between digits. */
  get signs() {
    return this.getAttribute('signs') ?? '';
  }
  set signs(value) {
    this.setAttribute('signs', value);
  }
  /** The option of `Recogniser.create`, before the element is put into a page. */
  get assets() {
    return this.getAttribute('assets') ?? '';
  }
  set assets(value) {
    this.setAttribute('assets', value);
  }
  /** The option of `Recogniser.create`, as an address, before the element is put into a page. */
  get model() {
    return this.getAttribute('model') ?? '';
  }
  set model(value) {
    this.setAttribute('model', value);
  }
  /** The option of `Recogniser.create`, before the element is put into a page. */
  get worker() {
    return this.hasAttribute('worker');
  }
  set worker(on) {
    this.toggleAttribute('worker', on);
  }
  get required() {
    return this.hasAttribute('required');
  }
  set required(on) {
    this.toggleAttribute('required', on);
  }
  get disabled() {
    return this.hasAttribute('disabled');
  }
  set disabled(on) {
    this.toggleAttribute('disabled', on);
  }
  get readOnly() {
    return this.hasAttribute('readonly');
  }
  set readOnly(on) {
    this.toggleAttribute('readonly', on);
  }
  /** The attribute `value`, which a reset brings back. */
  get defaultValue() {
    return this.getAttribute('value') ?? '';
  }
  set defaultValue(value) {
    this.setAttribute('value', value);
  }

  /** Gives the class what was set on the element before it was known, as frameworks do. @param {string[]} more properties */
  takeOver(...more) {
    const self = /** @type {any} */ (this);
    for (const name of [...Object.getOwnPropertyNames(Reflected.prototype), ...more]) {
      if (name === 'constructor' || !Object.hasOwn(self, name)) continue;
      const value = self[name];
      delete self[name];
      self[name] = value;
    }
  }
}
