export { type ImportOptions, type ImportResult, importPages } from './import-pages.ts';
