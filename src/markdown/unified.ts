/**
 * What a pipeline of unified imports from 'lockstep/markdown' to read Markdown as Hugo does: Goldmark's rules where remark's and GitHub's differ. Each plugin works by itself, behind
 * `remark-parse`; tables and definition lists come from `remark-gfm` or others.
 */
import type { Extension } from 'micromark-util-types';
import type { Processor } from 'unified';
import { goldmarkComments } from './syntax/goldmark-comments.ts';
import { indentedCode } from './syntax/indented-code.ts';

export { remarkBlockAttributes } from './plugins/remark-block-attributes.ts';
export { remarkGoldmarkTables } from './plugins/remark-goldmark-tables.ts';
export { type HeadingIdOptions, remarkHeadingIds } from './plugins/remark-heading-ids.ts';
export { remarkLinkify } from './plugins/remark-linkify.ts';

/**
 * Comments in lists and quotes end as they do in Goldmark before 1.7.12 (Hugo before 0.148): the line below one belongs to every list item and quote that is open. Code that is indented ends as it
 * does there. Comes behind all plugins that add syntax.
 */
export function remarkGoldmarkComments(this: Processor): void {
  const data = this.data();
  const extensions: readonly (Extension | readonly Extension[])[] = data.micromarkExtensions ?? [];
  data.micromarkExtensions = goldmarkComments([indentedCode(), ...extensions.flat()]);
}
