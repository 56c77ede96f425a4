export {
  type AdapterRunner,
  type ContentAdapter,
  fileOnDisk,
  type GeneratedFile,
} from './content/content-adapters.ts';
export { rereadBody, type Source } from './content-reader.ts';
export { parseFrontMatter } from './front-matter/front-matter.ts';
export { describeFrontMatter, frontMatterJsonSchema } from './front-matter/keys.ts';
export { MAX_LINE_LENGTH, readSource } from './front-matter/read-source.ts';
export {
  createMenuTree,
  type MenuNode,
  menuNamesOf,
  type PlacedEntry,
  type RequestedEntry,
  requestedEntries,
} from './lookup/menus.ts';
export { createPageIndex, type FoundPage, type PageIndex } from './lookup/page-index.ts';
export type { Page, Resource } from './page.ts';
export { type Corpus, readCorpus } from './read-corpus.ts';
export { createSourceIndex, type SourceIndex } from './source-index.ts';
export { listStaticFiles } from './static-files.ts';
export { THEME_FOLDER } from './urls/reserved-paths.ts';
export { specialPages } from './urls/special-pages.ts';
