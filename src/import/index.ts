export { DIALECT_NAMES } from '../dialects/index.ts';
export { type ImportOptions, type ImportResult, importPages } from './import-pages.ts';
