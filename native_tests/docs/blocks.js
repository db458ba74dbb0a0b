// The blocks of code in the documentation, as its site shows them.

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import MarkdownIt from 'markdown-it';
import {pages, project} from '../../scripts/docs/contents.mjs';

/** @typedef {{language: string, code: string, place: string}} Block `place` is for messages */

/** The documents with code of their own, the README among them. */
export const documents = ['README.md', ...pages().map(({source}) => source)];

/** @param {string} document @param {...string} languages @returns {Block[]} */
export function blocksOf(document, ...languages) {
  const tokens = new MarkdownIt().parse(readFileSync(join(project, document), 'utf8'), {});
  return tokens.filter(({type, info}) => type === 'fence' && languages.includes(info.trim()))
    .map(({info, content, map}) => ({language: info.trim(), code: content, place: `${document}:${(map?.[0] ?? 0) + 1}`}));
}

/** Of all documents. @param {...string} languages */
export const allBlocks = (...languages) => documents.flatMap((document) => blocksOf(document, ...languages));

/**
 * The commands of a block for a shell, continued lines joined; of a console, those behind a $.
 * @param {Block} block @returns {string[]}
 */
export function commandsOf({language, code}) {
  const lines = code.replaceAll(/\\\n\s*/g, '').split('\n');
  return lines.filter((line) => line.trim() && (language !== 'console' || line.startsWith('$ '))).map((line) => line.replace(/^\$ /, ''));
}

/**
 * What a program says that it prints: comments behind a printing line, and lines that are only a comment right after one.
 * @param {string} code @param {RegExp} printing @param {string} mark of a comment @returns {string[]}
 */
export function printed(code, printing, mark) {
  /** @type {string[]} */
  const expected = [];
  let after = false;
  for (const line of code.split('\n')) {
    const [, before, comment] = line.match(new RegExp(`^(.*?)\\s*${mark} (.*)$`)) ?? [null, line, null];
    if (comment !== null && (printing.test(before) || (after && before === ''))) expected.push(comment);
    after = printing.test(before) || (after && (before === '' || /^\s*[})]/.test(before)));
  }
  return expected;
}

/** Whether lines are as expected, "…" standing for anything. @param {string} expected @param {string} line */
export const matches = (expected, line) =>
  new RegExp(`^${expected.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`).test(line);
