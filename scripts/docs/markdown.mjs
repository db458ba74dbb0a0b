// Markdown to the HTML of one page of the documentation. Code is coloured here, so that the page needs no script for it.

import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import cmake from 'highlight.js/lib/languages/cmake';
import cpp from 'highlight.js/lib/languages/cpp';
import ini from 'highlight.js/lib/languages/ini';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import shell from 'highlight.js/lib/languages/shell';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import MarkdownIt from 'markdown-it';

/** Languages by what stands behind the three backticks. */
const LANGUAGES = {sh: bash, bash, cmake, cpp, c: cpp, toml: ini, js: javascript, javascript, json, python, console: shell, ts: typescript, html: xml, xml};
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

/**
 * @typedef {{id: string, level: number, title: string, text: string}} Part of a page: a heading and what is below it
 * @typedef {{html: string, title: string, parts: Part[]}} Rendered
 */

/** The part of an address that GitHub, too, gives a heading. @param {string} title */
const slug = (title) => title.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-');

/**
 * @param {string} markdown
 * @param {{link: (href: string) => string | null, image: (src: string) => string}} addresses of what it names: null for what
 *   is not on the site, whose name then stands there as plain text
 * @returns {Rendered}
 */
export function render(markdown, {link, image}) {
  const md = new MarkdownIt({html: false, highlight: coloured});
  const tokens = md.parse(markdown, {});
  const parts = findParts(tokens);
  for (const token of tokens) {
    for (const child of token.children ?? []) {
      if (child.type === 'image') child.attrSet('src', image(child.attrGet('src') ?? ''));
    }
    if (token.children) token.children = linked(token.children, link);
  }
  const {rules} = md.renderer;
  rules.table_open = () => '<div class="scroll"><table>\n';
  rules.table_close = () => '</table></div>\n';
  // A head without words is none.
  rules.th_open = (list, i, options, _, self) => (list[i + 1].content ? self.renderToken(list, i, options) : '<td>');
  rules.th_close = (list, i) => (list[i - 1].content ? '</th>' : '</td>');
  const html = md.renderer.render(tokens, md.options, {});
  return {html, title: parts[0]?.title ?? '', parts};
}

/** Gives headings their names and links to themselves. @param {any[]} tokens @returns {Part[]} */
function findParts(tokens) {
  /** @type {Part[]} */
  const parts = [];
  const taken = new Map();
  tokens.forEach((token, i) => {
    if (token.type === 'heading_open') {
      const title = words(tokens[i + 1]);
      const base = slug(title);
      const again = taken.get(base) ?? 0;
      taken.set(base, again + 1);
      const id = again ? `${base}-${again}` : base;
      token.attrSet('id', id);
      parts.push({id, level: Number(token.tag.slice(1)), title, text: ''});
    } else if (parts.length > 0 && (token.type === 'inline' || token.type === 'fence') && tokens[i - 1]?.type !== 'heading_open') {
      const part = parts[parts.length - 1];
      part.text = `${part.text} ${words(token)}`.trim();
    }
  });
  return parts;
}

/** What is read of a token. @param {any} token @returns {string} */
function words(token) {
  if (!token.children) return token.content.replace(/\s+/g, ' ');
  return token.children.map((/** @type {any} */ child) => (child.type === 'softbreak' ? ' ' : child.type === 'image' ? '' : child.content)).join('');
}

/** Links with their addresses on the site. @param {any[]} children @param {(href: string) => string | null} link */
function linked(children, link) {
  const dropped = [];
  return children.filter((child) => {
    if (child.type === 'link_open') {
      const address = link(child.attrGet('href') ?? '');
      dropped.push(address === null);
      if (address !== null) child.attrSet('href', address);
      return address !== null;
    }
    return child.type !== 'link_close' || !dropped.pop();
  });
}

/** @param {string} code @param {string} language */
function coloured(code, language) {
  return hljs.getLanguage(language) ? hljs.highlight(code, {language}).value : '';
}
