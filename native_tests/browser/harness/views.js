// The views beside the pad.

import {until} from './engines.js';

export const VIEWS = ['examples', 'inside', 'teach', 'train', 'networks', 'share'];

/** Presses a view's link. */
export const chooseView = (page, name) => page.evaluate((name) => document.querySelector(`#views [href="#${name}"]`).click(), name);

/** Shows a view, and waits until it is in sight. */
export async function showView(page, name) {
  await until(page, (name) => document.getElementById(`view-${name}`) !== null, name);
  await chooseView(page, name);
  await until(page, (name) => document.getElementById(`view-${name}`).checkVisibility(), name);
}

/** The names of the views in sight. */
export const shownViews = (page) => page.evaluate(() =>
  [...document.querySelectorAll('.view')].filter((view) => view.checkVisibility()).map(({id}) => id.replace('view-', '')));
