/** What a browser needs of the room: no part of what makes an index. */
export { createDescriber, type DescribeMatch, type MatchDetails, type Piece } from './describe-match.ts';
export { createSearch, type Match, type Search, type SearchResult } from './search.ts';
