/**
 * Plugins for other unified pipelines, imported from 'lockstep/markdown': Goldmark's rules where remark's and GitHub's differ. Each works on its own after `remark-parse`; tables
 * and definition lists come from `remark-gfm` or others.
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
 * Comments in lists and quotes end as in Goldmark before 1.7.12 (Hugo before 0.148): the line below one belongs to every open list item and quote. Indented code ends as in
 * Goldmark too. Use it after all plugins that add syntax.
 */
export function remarkGoldmarkComments(this: Processor): void {
  const data = this.data();
  const extensions: readonly (Extension | readonly Extension[])[] = data.micromarkExtensions ?? [];
  data.micromarkExtensions = goldmarkComments([indentedCode(), ...extensions.flat()]);
}
