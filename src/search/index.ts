export { buildIndex } from './build-index.ts';
export type { Directory } from './files.ts';
