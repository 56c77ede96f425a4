/** The syntax extensions that a site enables. */

import { defListFromMarkdown } from 'mdast-util-definition-list';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { defList } from 'micromark-extension-definition-list';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Extension } from 'micromark-util-types';
import type { Processor } from 'unified';
import type { MarkdownSettings } from '../../config/index.ts';
import { angleQuotes } from '../syntax/angle-quotes.ts';
import { goldmarkComments } from '../syntax/goldmark-comments.ts';
import { indentedCode } from '../syntax/indented-code.ts';
import { openTags } from '../syntax/open-tag.ts';
import { passthroughFromMarkdown, passthroughSyntax } from '../syntax/passthrough.ts';

export function remarkSyntax(this: Processor, settings: MarkdownSettings): void {
  const data = this.data();
  data.fromMarkdownExtensions ??= [];
  const syntax: Extension[] = [indentedCode(), openTags()];
  const tree = data.fromMarkdownExtensions;
  if (settings.typographer) syntax.push(angleQuotes());
  if (settings.cjkEmphasis) syntax.push(cjkFriendlyExtension());
  if (settings.strikethrough) {
    const strikethrough = settings.cjkEmphasis ? gfmStrikethroughCjkFriendly : gfmStrikethrough;
    syntax.push(strikethrough({ singleTilde: settings.singleTilde }));
    tree.push(gfmStrikethroughFromMarkdown());
  }
  if (settings.tables) {
    syntax.push(gfmTable());
    tree.push(gfmTableFromMarkdown());
  }
  if (settings.taskLists) {
    syntax.push(gfmTaskListItem());
    tree.push(gfmTaskListItemFromMarkdown());
  }
  if (settings.footnotes) {
    syntax.push(gfmFootnote());
    tree.push(gfmFootnoteFromMarkdown());
  }
  if (settings.definitionLists) {
    syntax.push(defList);
    tree.push(defListFromMarkdown);
  }
  const { block, inline } = settings.passthrough;
  if (block.length + inline.length > 0) {
    // Block delimiters inside a paragraph also enclose passthrough text.
    syntax.push(passthroughSyntax([...block, ...inline]));
    tree.push(passthroughFromMarkdown);
  }
  data.micromarkExtensions = settings.goldmarkComments ? goldmarkComments(syntax) : syntax;
}
