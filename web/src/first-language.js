// Chooses the page's language before any of it is shown: what was chosen here last, or else the first of the browser's
// languages that the page has. The build puts this script into the page, which is in English: for another language it
// requests the texts at once, and hides the page until language.js has put them in.

const root = document.documentElement;
const names = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('names')).textContent);
const folderOf = (/** @type {string | null | undefined} */ language) => names[`texts/${language}`];
/** @type {string | null | undefined} */
let language;
try {
  language = localStorage.getItem('scrawl.language');
} catch {
  // nothing may be kept
}
if (!folderOf(language)) language = navigator.languages.map((tag) => tag.split('-')[0]).find(folderOf);
if (language && language !== 'en') {
  root.lang = language;
  if (language === 'ar') root.dir = 'rtl';
  root.style.visibility = 'hidden';
  // Should the scripts not come, English is better than nothing.
  setTimeout(() => {
    root.style.visibility = '';
  }, 5000);
  const texts = document.createElement('link');
  Object.assign(texts, {rel: 'preload', as: 'fetch', crossOrigin: '', href: `${folderOf(language)}/start.json`});
  document.head.append(texts);
  if (root.dir === 'rtl') {
    document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: names['style/rtl.css']}));
  }
  document.querySelector('[rel=manifest]')?.setAttribute('href', `manifest-${language}.webmanifest`);
}
export {};
