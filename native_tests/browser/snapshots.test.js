// Whether the page still looks as it did when somebody last looked: see harness/snapshots.js for how coarse that is.
// SCRAWL_KEEP_SNAPSHOTS=1 writes what Chromium shows to native_tests/golden/page/, to be looked at and committed.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawDigit, drawNumber} from './harness/drawing.js';
import {inChromium, ready, until} from './harness/engines.js';
import {difference, keep, look} from './harness/snapshots.js';
import {showView} from './harness/views.js';
import {openWhy} from './harness/why.js';

/** Per cent of the pixels that may differ. In Firefox, whose texts have other widths and edges, 0 to 9 do, and 15 of the network. */
const TOLERANCE = 12;

const phone = {width: 393, height: 851};
const STATES = {
  'a blank pad': {show: () => {}},
  'a number': {show: (page) => drawNumber(page, '407')},
  'the network that read a 4': {show: async (page) => {
    await drawDigit(page, 4);
    await openWhy(page);
    await until(page, () => !document.getElementById('why-body').hasAttribute('aria-busy'));
  }},
  'teaching, in the dark': {dark: true, show: async (page) => {
    await drawDigit(page, 7);
    await showView(page, 'teach');
  }},
  'a digit on a phone': {...phone, show: (page) => drawDigit(page, 3)},
  'the networks on a phone on its side': {width: 851, height: 393, show: (page) => showView(page, 'networks')},
  'Arabic on a phone': {...phone, language: 'ar', show: (page) => drawDigit(page, 5)},
};

const fileOf = (name) => name.replaceAll(/\W+/g, '-').toLowerCase();

async function shown(page, {dark, language, show}) {
  if (dark) await page.click('#theme');
  if (language) {
    await page.evaluate((language) => localStorage.setItem('scrawl.language', language), language);
    await page.reload();
  }
  await ready(page);
  await until(page, () => document.querySelectorAll('#gallery li').length > 0 || !document.getElementById('view-examples')?.checkVisibility());
  await show(page);
  return look(page);
}

inChromium('the look of the page', ({open}) => {
  for (const [name, {width, height, ...state}] of Object.entries(STATES)) {
    test(name, async () => {
      await open({width, height}, async (page) => {
        const taken = await shown(page, state);
        const file = fileOf(name);
        if (process.env.SCRAWL_KEEP_SNAPSHOTS) await keep(file, taken);
        const percent = await difference(page, file, taken);
        assert.ok(percent <= TOLERANCE, `${percent.toFixed(1)} % look different`);
      });
    });
  }
});

inChromium('what the pictures tell', ({open}) => {
  const changes = {
    'that pad and answer are gone': () => { document.getElementById('stage').style.visibility = 'hidden'; },
    'that stage and views have changed sides': () => { document.documentElement.dir = 'rtl'; },
    'that it is dark': () => { document.getElementById('theme').click(); },
    'that letters are larger': () => { document.getElementById('classroom').click(); },
  };
  for (const [what, change] of Object.entries(changes)) {
    test(what, async () => {
      await open({}, async (page) => {
        await shown(page, STATES['a number']);
        await page.evaluate(change);
        const percent = await difference(page, fileOf('a number'), await look(page));
        assert.ok(percent > TOLERANCE, `only ${percent.toFixed(1)} % look different`);
      });
    });
  }
});
