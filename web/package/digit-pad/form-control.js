// What every field of a form does as an <input> does: it tells the page about itself, and submits its form.

import {Reflected} from './reflected.js';

/** What a field sets of its form, for its own class only. @type {(field: FormControl) => ElementInternals} */
export let internalsOf;

/** Submits a form as Enter does in a text field. @param {HTMLFormElement | null} form */
export function submitAsEnter(form) {
  const button = [...(form?.elements ?? [])].find((each) => each.matches('[type="submit"], [type="image"], button:not([type])'));
  if (button instanceof HTMLElement) button.click();
  else form?.requestSubmit();
}

export class FormControl extends Reflected {
  static formAssociated = true;
  #internals = this.attachInternals();

  static {
    internalsOf = (field) => field.#internals;
  }

  get type() {
    return this.localName;
  }
  get form() {
    return this.#internals.form;
  }
  get labels() {
    return this.#internals.labels;
  }
  get validity() {
    return this.#internals.validity;
  }
  get validationMessage() {
    return this.#internals.validationMessage;
  }
  get willValidate() {
    return this.#internals.willValidate;
  }
  checkValidity() {
    return this.#internals.checkValidity();
  }
  reportValidity() {
    return this.#internals.reportValidity();
  }
}
