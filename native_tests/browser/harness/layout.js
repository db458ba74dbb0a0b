// The page at every size: in a frame, whose size is set within a script and in every engine.

import {until} from './engines.js';

/** Puts the page into a frame on itself, which the other functions here and `window[0]` are about. */
export async function frame(page) {
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = location.href;
    document.body.append(frame);
  });
  await resize(page, 1280, 800);
  await until(page, () => window[0].document.getElementById('model-note').textContent !== '');
}

const resize = (page, width, height) => page.evaluate((width, height) => {
  const {style} = document.querySelector('iframe');
  style.cssText = `position: fixed; z-index: 9; top: 0; left: 0; border: 0; width: ${width}px; height: ${height}px`;
}, width, height);

export const click = (page, selector) => page.evaluate((selector) => window[0].document.querySelector(selector).click(), selector);

/** From a small watch's width to a projector's, from a phone on its side to a tall screen, each a tenth or a fifth more. */
export const WIDTHS = Array.from({length: 22}, (_, i) => Math.round(320 * 1.104 ** i));
export const HEIGHTS = [256, ...Array.from({length: 10}, (_, i) => Math.round(320 * 1.182 ** i))];

/** Whether the screen has room for pad, answer and a view: then the page itself does not scroll. */
const roomy = (width, height) => (width > height ? width >= 512 && height >= 512 || width >= 480 && height >= 288 && height < 512 : height >= 512);

/** What is out of place at any size: a line for each fault, the first of them. */
export async function faults(page, widths = WIDTHS, heights = HEIGHTS) {
  const found = [];
  for (const width of widths) found.push(...await faultsAt(page, width, heights.map((height) => [height, roomy(width, height)])));
  return found.slice(0, 20);
}

const faultsAt = (page, width, heights) => page.evaluate(async (width, heights) => {
  const frame = document.querySelector('iframe');
  const {document: doc, getComputedStyle: styleOf} = window[0];
  const root = doc.documentElement;
  const panel = doc.getElementById('panel');
  const boxOf = (element) => element.getBoundingClientRect();
  const name = (element) => element.outerHTML.slice(0, 60);
  const clips = (element) => element && !element.matches('.card') && (styleOf(element).overflowX !== 'visible' || clips(element.parentElement.closest('body *')));
  // What scrolls or is cut off on purpose is the affair of what does so.
  const placed = [...doc.querySelectorAll('body *:not(.visually-hidden, .sprite *, svg *, option)')]
    .filter((element) => !clips(element.parentElement.closest('body *')) && styleOf(element).clipPath === 'none')
    .map((element) => [element, element.parentElement.closest('.card') ?? root]);
  const parts = [...doc.querySelectorAll('.masthead, .answer, .pad, .tools, .views, .panel')];
  const targets = [...doc.querySelectorAll('button, select, input, summary, .views a')]
    .map((control) => (control.matches('[type="radio"], [type="checkbox"]') ? control.closest('label') : control));

  const lines = [];
  for (const [height, roomy] of heights) {
    Object.assign(frame.style, {width: `${width}px`, height: `${height}px`});
    await new Promise(requestAnimationFrame);
    const say = (fault) => lines.push(`${width} × ${height}: ${fault}`);
    if (window[0].innerWidth !== width) say(`the frame is ${window[0].innerWidth} wide`);
    for (const scroller of [root, panel]) {
      const out = scroller.scrollWidth - scroller.clientWidth;
      if (out > 0) say(`${name(scroller)} scrolls sideways by ${out}`);
    }
    for (const [element, card] of placed) {
      const [inner, outer] = [boxOf(element), boxOf(card)];
      if (inner.width === 0 || inner.height === 0 || styleOf(element).clipPath !== 'none') continue;
      const below = card === root || card === panel ? 0 : inner.bottom - outer.bottom;
      const out = Math.max(outer.left - inner.left, inner.right - outer.right, below);
      if (out > 0.5) say(`${out.toFixed(1)} out of its card: ${name(element)}`);
    }
    for (const target of targets) {
      const box = boxOf(target);
      if (box.width > 0 && (box.width < 24 || box.height < 24)) say(`${box.width.toFixed(1)} × ${box.height.toFixed(1)} to press: ${name(target)}`);
    }
    const boxes = parts.map((part) => [part, boxOf(part)]).filter(([, {height}]) => height > 0);
    boxes.forEach(([part, a], i) => boxes.slice(i + 1).forEach(([other, b]) => {
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
      if (over) say(`${part.className} lies over ${other.className}`);
    }));
    const scrolls = root.scrollHeight > root.clientHeight;
    if (roomy === scrolls) say(scrolls ? `scrolls by ${root.scrollHeight - root.clientHeight}` : 'does not scroll');
    // Nowhere is it far to the next part: three of the largest distances between two.
    const far = 3 * parseFloat(styleOf(root).fontSize);
    const end = roomy ? height : root.scrollHeight;
    for (let y = far / 2; y < end; y += far / 2) {
      for (let x = far / 2; x < width; x += far / 2) {
        const near = boxes.some(([, {left, right, top, bottom}]) => x > left - far && x < right + far && y > top - far && y < bottom + far);
        if (!near) say(`nothing near ${x}, ${y}`);
      }
    }
    if (!roomy) continue;
    for (const [part, {left, right, top, bottom}] of boxes) {
      if (Math.min(left, top) < -0.5 || right > width + 0.5 || bottom > height + 0.5) say(`${part.className} is not all in sight`);
    }
    if (boxOf(panel).height < 72) say(`${boxOf(panel).height} are left for a view`);
  }
  return lines;
}, width, heights);

/**
 * The words of the views' links that are broken in two or stick out, whichever of them is chosen: a line for each size, the
 * first of them. A seventh link is there while a picture's lines are.
 */
export const brokenWords = (page, tabs, widths, heights) => page.evaluate(async (tabs, widths, heights) => {
  const {style} = document.querySelector('iframe');
  const {document: doc, getComputedStyle: styleOf} = window[0];
  const links = [...doc.querySelectorAll('#views a')];
  links.forEach((link, place) => { link.hidden = place >= tabs; });
  const topsOf = (text, word) => {
    const range = doc.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return new Set([...range.getClientRects()].map(({top}) => Math.round(top)));
  };
  const faultsOf = (link) => {
    const span = link.querySelector('span');
    if (styleOf(span).clipPath !== 'none') return [];
    const [inner, outer] = [span.getBoundingClientRect(), link.getBoundingClientRect()];
    if (inner.left < outer.left - 0.5 || inner.right > outer.right + 0.5) return [`${link.textContent} sticks out`];
    return [...link.textContent.matchAll(/[^\s-]+/g)].filter((word) => topsOf(span.firstChild, word).size > 1).map(([word]) => word);
  };

  const lines = [];
  for (const width of widths) {
    for (const height of heights) {
      Object.assign(style, {width: `${width}px`, height: `${height}px`});
      await new Promise(requestAnimationFrame);
      const broken = links.slice(0, tabs).flatMap((chosen) => {
        links.forEach((link) => { link.ariaCurrent = link === chosen ? 'page' : null; });
        return links.slice(0, tabs).flatMap(faultsOf);
      });
      if (broken.length > 0) lines.push(`${tabs} links, ${width} × ${height}: ${[...new Set(broken)].join(', ')}`);
    }
  }
  return lines.slice(0, 20);
}, tabs, widths, heights);

/** Where pad, tools and answer are, at sizes from a phone to a projector. */
export async function placesOfStage(page) {
  const places = [];
  for (const [width, height] of [[320, 568], [390, 664], [844, 390], [768, 1024], [1280, 800], [1920, 1080]]) {
    await resize(page, width, height);
    places.push(await page.evaluate(() => ['.answer', '.pad', '.tools'].map((part) => {
      const {left, top, width, height} = window[0].document.querySelector(part).getBoundingClientRect();
      return [part, left, top, width, height].join(' ');
    })));
  }
  return places;
}
