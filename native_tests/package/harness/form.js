// The page with a form of two <digit-pad>, and what is done on it.

import assert from 'node:assert/strict';
import {loaded} from './pages.js';

export const form = {path: 'form.html'};
export const heard = (page) => page.evaluate(() => window.heard.splice(0));
export const invalid = (page) => page.evaluate(() => [...document.querySelectorAll('digit-pad:invalid')].map(({id}) => id));
export const sent = (page) => page.evaluate(() => Object.fromEntries(new FormData(document.getElementById('form'))));

/** Types into an element's text field. */
export async function type(page, id, text) {
  await page.evaluate((id) => {
    const field = document.getElementById(id).shadowRoot.querySelector('input');
    field.focus();
    field.select();
  }, id);
  await page.press([...text]);
}

/** Uses the form, where nothing may be complained about. */
export const onForm = (open, use) => open(form, async (page) => {
  await loaded(page);
  await use(page);
  assert.deepEqual(await page.evaluate(() => window.complaints), []);
});
