/** The settings for Markdown. */
import { z } from 'zod';
import { LOCKSTEP_MARKDOWN } from './defaults.ts';
import { plugins } from './plugin-config.ts';
import { flag, listOf, text } from './schema-parts.ts';

const delimiterPairs = () =>
  listOf(z.tuple([text(), text()], 'a pair such as ["$$", "$$"]'), 'a list of pairs such as ["$$", "$$"]');

export const markdown = z.strictObject(
  {
    headingIds: z
      .enum(
        ['github', 'github-ascii', 'blackfriday', 'none'],
        '"github", "github-ascii", "blackfriday" or "none"',
      )
      .default(LOCKSTEP_MARKDOWN.headingIds)
      .describe('How ids are made from headings.'),
    headingIdText: z
      .enum(['source', 'rendered'], '"source" or "rendered"')
      .default('rendered')
      .describe('Whether an id is made of the Markdown source of a heading or of the text that readers see.'),
    headingAttributes: flag()
      .default(LOCKSTEP_MARKDOWN.headingAttributes)
      .describe('Reads `{#id .class}` at the end of a heading.'),
    blockAttributes: flag()
      .default(LOCKSTEP_MARKDOWN.blockAttributes)
      .describe('Reads `{.class}` on the line below a block.'),
    definitionLists: flag()
      .default(LOCKSTEP_MARKDOWN.definitionLists)
      .describe('Reads `: text` below a term as its definition.'),
    footnotes: flag().default(LOCKSTEP_MARKDOWN.footnotes).describe('Reads `[^1]` as a footnote.'),
    tables: flag().default(LOCKSTEP_MARKDOWN.tables).describe('Reads tables of pipes.'),
    strikethrough: flag().default(LOCKSTEP_MARKDOWN.strikethrough).describe('Reads `~~text~~` as deleted.'),
    taskLists: flag().default(LOCKSTEP_MARKDOWN.taskLists).describe('Reads `- [ ]` as a task.'),
    cjkEmphasis: flag()
      .default(LOCKSTEP_MARKDOWN.cjkEmphasis)
      .describe(
        'Lets `**` and `~~` open and close next to Chinese, Japanese and Korean characters, where CommonMark wants a space.',
      ),
    linkify: flag().default(LOCKSTEP_MARKDOWN.linkify).describe('Makes bare addresses links.'),
    typographer: flag()
      .default(LOCKSTEP_MARKDOWN.typographer)
      .describe('Makes straight quotes, dashes and dots typographic ones.'),
    hardWraps: flag().default(LOCKSTEP_MARKDOWN.hardWraps).describe('Keeps the line ends inside paragraphs.'),
    rawHtml: flag().default(LOCKSTEP_MARKDOWN.rawHtml).describe('Keeps HTML that stands in Markdown.'),
    math: flag()
      .default(LOCKSTEP_MARKDOWN.math)
      .describe('Reads what stands between the delimiters of `passthrough` as TeX and draws it, as MathML.'),
    asides: flag()
      .default(LOCKSTEP_MARKDOWN.asides)
      .describe('Reads `::: tip Title` … `:::` as a box, and `::: details` as text to unfold.'),
    emoji: flag().default(LOCKSTEP_MARKDOWN.emoji).describe('Reads names such as `:rocket:` as emoji.'),
    passthrough: z
      .strictObject(
        {
          block: delimiterPairs().default([]).describe('Pairs round blocks.'),
          inline: delimiterPairs().default([]).describe('Pairs inside text.'),
        },
        'a table with "block" and "inline"',
      )
      .prefault({})
      .describe('Delimiters of text that passes through untouched, such as mathematics.'),
    remarkPlugins: plugins().describe(
      'Plugins of remark: functions, or names of packages and files; they see the Markdown of each text.',
    ),
    rehypePlugins: plugins().describe(
      'Plugins of rehype, in the same form; they see the HTML of each whole page before code is coloured.',
    ),
  },
  'a table of Markdown settings',
);
