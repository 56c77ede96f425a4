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
      .describe('Whether an id is made from the Markdown source of a heading or from its visible text.'),
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
        'Lets `**` and `~~` open and close next to Chinese, Japanese and Korean characters, where CommonMark requires a space.',
      ),
    linkify: flag().default(LOCKSTEP_MARKDOWN.linkify).describe('Turns bare URLs into links.'),
    typographer: flag()
      .default(LOCKSTEP_MARKDOWN.typographer)
      .describe('Replaces straight quotes, dashes and dots by typographic ones.'),
    hardWraps: flag().default(LOCKSTEP_MARKDOWN.hardWraps).describe('Keeps the line ends inside paragraphs.'),
    rawHtml: flag().default(LOCKSTEP_MARKDOWN.rawHtml).describe('Keeps HTML in Markdown.'),
    math: flag()
      .default(LOCKSTEP_MARKDOWN.math)
      .describe('Renders text between the delimiters of `passthrough` as TeX formulas, in MathML.'),
    asides: flag()
      .default(LOCKSTEP_MARKDOWN.asides)
      .describe('Reads `::: tip Title` … `:::` as a notice box, and `::: details` as a collapsible section.'),
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
      .describe('Delimiters of text that is not read as Markdown, such as formulas.'),
    remarkPlugins: plugins().describe(
      'Plugins of remark: functions, or names of packages and files; they process the Markdown of each text.',
    ),
    rehypePlugins: plugins().describe(
      'Plugins of rehype, in the same form; they process the HTML of each whole page before code is highlighted.',
    ),
  },
  'a table of Markdown settings',
);
