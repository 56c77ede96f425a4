export { buildIndex, type IndexedPage, type SearchIndex } from './build-index.ts';
export type { Directory } from './files.ts';
