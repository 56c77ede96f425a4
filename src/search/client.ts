/** The exports for browsers, without the code that builds indexes. */
export { createDescriber, type DescribeMatch, type MatchDetails, type Piece } from './describe-match.ts';
export { parseUntranslatedFile, UNTRANSLATED_FILE, type UntranslatedFile } from './files.ts';
export type { LoadFile } from './lookup.ts';
export { createSearch, type Match, type Search, type SearchResult } from './search.ts';
