export { buildIndex } from './build-index.ts';
export { type Directory, type OriginalIndex, UNTRANSLATED_FILE, type UntranslatedFile } from './files.ts';
