export { type ImportResult, importPages } from './import-pages.ts';
