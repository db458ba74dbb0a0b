// How the documentation is searched: the same for the build, which makes the index, and for the page, which loads it.

/** @type {import('minisearch').Options} */
export const searchOptions = {
  fields: ['title', 'page', 'text'],
  storeFields: ['title', 'page', 'address', 'excerpt'],
  // Words as people type them: "read_number" is found by "read", too, and "C++" as such.
  tokenize: (text) => text.toLowerCase().split(/[^\p{L}\p{N}+#]+/u).filter(Boolean),
  processTerm: (term) => term,
  searchOptions: {boost: {title: 4, page: 2}, prefix: true, fuzzy: 0.15, combineWith: 'AND'},
};
