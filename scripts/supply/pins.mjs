// What is fetched without a hash: actions, images, packages of Python and npm. Each is a line that says where.

import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

/** What nobody can pin from here, by a pattern of its line, with the reason. @type {[RegExp, string][]} */
export const KNOWN = [
  [/container: debian:12$/, "Debian's image: apt checks the signatures of what comes into it"],
  [/install_emsdk\.sh: emsdk/, "emsdk takes Emscripten by the name of a release's commit, over TLS, and checks no hash"],
];

const ACTION = /^\s*(?:- )?uses: (?!\.\/)(?!\S+@[0-9a-f]{40}(?:\s|$)).*/;
const IMAGE = /^\s*(?:container|image): (?!\S+@sha256:[0-9a-f]{64}$).*/;
const PIP = /(?:-m|\/pip)['", ]+(?:pip['", ]+)?(?:install|download)\b(?!.*require-hashes)/;
const NPX = /\bnpx --yes\b|['"]npx['"], \[['"]--yes['"]/;

/** Lines of a workflow or script that fetch something without a hash. @param {string} path @param {string} text */
export function loose(path, text) {
  const patterns = path.endsWith('.yml') ? [ACTION, IMAGE] : [PIP, NPX];
  return text.split('\n').filter((line) => patterns.some((pattern) => pattern.test(line))).map((line) => `${path}: ${line.trim()}`);
}

/** @param {string} project @returns {string[]} lines */
export function notPinned(project) {
  const found = [];
  const files = execFileSync('git', ['ls-files', '.github', 'scripts', 'docs/examples'], {cwd: project, encoding: 'utf8'}).trim().split('\n');
  const text = (/** @type {string} */ path) => readFileSync(join(project, path), 'utf8');
  for (const path of files) {
    if (/\.(yml|sh|py|mjs|js)$/.test(path)) found.push(...loose(path, text(path)));
    if (path.endsWith('.txt') && /requirements\.txt$|^scripts\/pinned\//.test(path)) found.push(...requirements(path, text(path)));
    if (path.endsWith('package-lock.json')) found.push(...lock(path, JSON.parse(text(path))));
  }
  if (text('scripts/install_emsdk.sh').includes('./emsdk install')) found.push('scripts/install_emsdk.sh: emsdk install');
  return [...found, ...lock('package-lock.json', JSON.parse(text('package-lock.json')))];
}

/** Packages of Python without a hash. @param {string} path @param {string} text */
export function requirements(path, text) {
  const entries = text.replaceAll('\\\n', ' ').split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  return entries.filter((line) => !/^[\w.-]+==[^ ]+ .*--hash=sha256:[0-9a-f]{64}/.test(line)).map((line) => `${path}: ${line.trim()}`);
}

/** Packages of npm without a hash. @param {string} path @param {{packages: Record<string, {integrity?: string, link?: boolean}>}} lock */
export function lock(path, {packages}) {
  const outside = Object.entries(packages).filter(([name, {link}]) => name.includes('node_modules/') && !link);
  return outside.filter(([, {integrity}]) => !/^sha512-/.test(integrity ?? '')).map(([name]) => `${path}: ${name}`);
}
