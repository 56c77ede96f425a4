export { buildIndex, type IndexedPage, type SearchIndex } from './build-index.ts';
export type { Directory } from './files.ts';
export { type PageSection, readLinks, readSections } from './read-html.ts';
