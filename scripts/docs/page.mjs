// The HTML of a page of the documentation around what is documented.

import {words} from '../../web/docs/text.js';
import {SECTIONS} from './contents.mjs';

/**
 * @typedef {import('./contents.mjs').Entry} Entry
 * @typedef {import('./markdown.mjs').Rendered} Rendered
 * @typedef {{style: string, dark: string, theme: string, script: string, index: string}} Assets addresses
 */

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** @param {string} text */
export const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * @param {Entry} entry
 * @param {Rendered} rendered
 * @param {{entries: Entry[], assets: Assets, icon: string, version: string}} site
 */
export function pageOf(entry, rendered, {entries, assets, icon, version}) {
  const title = entry.name === 'index' ? `${words.name}: ${words.docs}` : `${rendered.title} – ${words.name}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(summary(rendered))}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${icon}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style}">
<link rel="stylesheet" href="${assets.dark}" media="(prefers-color-scheme: dark)" id="dark-theme">
<script src="${assets.theme}"></script>
<script type="module" src="${assets.script}"></script>
</head>
<body>
<a class="skip" href="#text">${words.skip}</a>
<header class="head">
<p class="brand"><a href="../index.html">${words.name}</a> <a href="index.html">${words.docs}</a></p>
<button type="button" class="button menu" popovertarget="menu">${words.menu}</button>
<div class="search" id="search" role="search" data-index="${assets.index}" hidden>
<input type="search" aria-label="${words.search}" placeholder="${words.search}" autocomplete="off" spellcheck="false">
<ul hidden></ul>
<p class="found" role="status"></p>
</div>
<button type="button" class="icon-button" id="theme" aria-label="${words.theme}" title="${words.theme}" aria-pressed="false" hidden>
<svg class="icon" aria-hidden="true" viewBox="0 0 24 24"><circle cx="12" cy="12" r="8.5"/><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" class="solid"/></svg>
</button>
</header>
<div class="columns">
<nav class="contents" id="menu" popover aria-label="${words.menu}">
${SECTIONS.map((section) => menuOf(section, entry, entries)).join('\n')}
</nav>
<main id="text" tabindex="-1">
<article${entry.generate ? ' class="reference"' : ''}>
${rendered.html}</article>
${around(entry, entries)}
</main>
${partsOf(entry, rendered)}
</div>
<footer class="foot"><p>${words.footer}</p><p>${words.name} ${version}, <a href="../third-party-notices.txt">${words.notices}</a></p></footer>
</body>
</html>
`;
}

/** @param {{title: string, pages: Entry[]}} section @param {Entry} current @param {Entry[]} entries */
function menuOf({title, pages}, current, entries) {
  const listed = pages.filter((page) => entries.includes(page));
  const items = listed.map((page) => {
    const here = page === current ? ' aria-current="page"' : '';
    return `<li><a href="${page.name}.html"${here}>${escaped(page.title)}</a></li>`;
  });
  return `<h2>${title}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
}

/** The page before and the next. @param {Entry} entry @param {Entry[]} entries */
function around(entry, entries) {
  const at = entries.indexOf(entry);
  const link = (/** @type {Entry | undefined} */ to, /** @type {string} */ rel, /** @type {string} */ label) =>
    to ? `<a rel="${rel}" href="${to.name}.html"><span>${label}</span> ${escaped(to.title)}</a>` : '';
  return `<p class="around">${link(entries[at - 1], 'prev', words.before)}${link(entries[at + 1], 'next', words.next)}</p>`;
}

/** A page's own contents, where it has several parts; of a reference, names alone. @param {Entry} entry @param {Rendered} rendered */
function partsOf({generate}, {parts}) {
  const listed = parts.filter(({level}) => level === 2 || level === 3);
  const many = listed.length > 40; // then only the main ones
  const items = listed.filter(({level}) => level === 2 || !many).map(({id, level, title}) =>
    `<li class="level-${level}"><a href="#${id}">${escaped(generate ? title.split(' ')[0] : title)}</a></li>`);
  return items.length > 1 ? `<nav class="parts" aria-labelledby="parts-title">\n<h2 id="parts-title">${words.parts}</h2>\n<ul>\n${items.join('\n')}\n</ul>\n</nav>` : '';
}

/** Its first sentences, as search engines show them. @param {Rendered} rendered */
function summary({parts}) {
  const text = parts.find((part) => part.text)?.text ?? '';
  return text.length > 160 ? `${text.slice(0, 157).replace(/\s\S*$/, '')} …` : text;
}
