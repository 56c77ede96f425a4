export {
  type AdapterRunner,
  type ContentAdapter,
  fileOnDisk,
  type MadeFile,
} from './content/content-adapters.ts';
export { type ParamsReader, rereadBody, type Source } from './content-reader.ts';
export { type FrontMatter, parseFrontMatter } from './front-matter/front-matter.ts';
export { describeFrontMatter, frontMatterJsonSchema } from './front-matter/keys.ts';
export { MAX_LINE_LENGTH, readSource, type SourceRead } from './front-matter/read-source.ts';
export {
  createMenuTree,
  type MenuNode,
  menuNamesOf,
  type PlacedEntry,
  type RequestedEntry,
  requestedEntries,
} from './lookup/menus.ts';
export { createPageIndex, type FoundPage, type PageIndex } from './lookup/page-index.ts';
export type { CopiedFile, Page, Resource } from './page.ts';
export { type Corpus, readCorpus } from './read-corpus.ts';
export { createSourceIndex, type SourceIndex } from './source-index.ts';
export { listStaticFiles } from './static-files.ts';
export { THEME_FOLDER } from './urls/reserved-paths.ts';
export { type SpecialPages, specialPages } from './urls/special-pages.ts';
