// All that the documentation's pages say beside what is documented.

export const words = {
  name: 'Scrawl',
  docs: 'Documentation',
  skip: 'To the text',
  menu: 'Contents',
  parts: 'On this page',
  search: 'Search the documentation',
  theme: 'Dark theme',
  draw: 'Draw a digit',
  before: 'Before',
  next: 'Next',
  copy: 'Copy',
  copied: 'Copied',
  searchFailed: 'The search could not be loaded',
  notices: 'with the work of others',
  footer: 'Everything happens on this device. Nothing is sent anywhere.',
};

/** @param {string} query @param {number} count */
export const found = (query, count) =>
  count === 0 ? `Nothing was found for “${query}”` : count === 1 ? 'One place was found' : `${count} places were found`;
