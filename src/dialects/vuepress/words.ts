/** Converts inline syntax: `[[toc]]`, `:tada:`, `{{ expressions }}`. */
import type { SourceText } from '../../text/index.ts';
import { type DialectContext, noteAt } from '../dialect.ts';
import { applyEdits, type Edit } from '../edits.ts';
import { proseOf } from '../prose.ts';
import { emojiOf } from './emoji.ts';

/** A line `[[toc]]` → `{{< toc >}}`. */
export function convertToc(source: SourceText, context: DialectContext): SourceText {
  const prose = proseOf(source.text);
  const edits: Edit[] = [];
  for (const { 0: mark, index } of source.text.matchAll(/^[ \t]*\[\[toc\]\][ \t]*$/gim)) {
    const start = index + mark.indexOf('[');
    if (!prose.isProse(start)) continue;
    edits.push({ start, end: index + mark.length, by: '{{< toc >}}' });
    noteAt(context, source, start, {
      kind: 'change',
      rule: 'toc',
      message: 'The table of contents is now a shortcode.',
    });
  }
  return applyEdits(source, edits);
}

/** Replaces emoji names between colons. Unknown names are kept. */
export function convertEmoji(source: SourceText, context: DialectContext): SourceText {
  const prose = proseOf(source.text);
  const edits: Edit[] = [];
  for (const { 0: written, 1: name = '', index } of source.text.matchAll(
    /(?<![\w:/]):([a-z0-9_+-]+):(?!\/\/)/g,
  )) {
    const emoji = emojiOf(name);
    if (emoji === undefined || !prose.isProse(index)) continue;
    edits.push({ start: index, end: index + written.length, by: emoji });
    noteAt(context, source, index, {
      kind: 'change',
      rule: 'emoji',
      message: 'An emoji is written as itself.',
      target: written,
    });
  }
  return applyEdits(source, edits);
}

/** Escapes text that looks like shortcode tags, also in code. */
export function escapeShortcodes(source: SourceText, context: DialectContext): SourceText {
  if (!/\{\{[<%]/.test(source.text)) return source;
  const edits: Edit[] = [];
  for (const match of source.text.matchAll(/\{\{([<%])(?!\/\*)([\s\S]{0,5000}?)([>%])\}\}/g)) {
    const [whole, open = '', inner = '', close = ''] = match;
    if ((open === '<') !== (close === '>')) continue;
    edits.push({
      start: match.index,
      end: match.index + whole.length,
      by: `{{${open}/*${inner}*/${close}}}`,
    });
    noteAt(context, source, match.index, {
      kind: 'change',
      rule: 'escape',
      message: 'Text that looks like a shortcode is marked as text.',
      target: whole,
    });
  }
  return applyEdits(source, edits);
}

/** Vue would evaluate `{{ … }}`; it is kept as text, and recorded. */
export function noteExpressions(source: SourceText, context: DialectContext): SourceText {
  const prose = proseOf(source.text);
  for (const { 0: target, index } of source.text.matchAll(/\{\{(?![<%])[^{}\n]+\}\}/g)) {
    if (!prose.isProse(index)) continue;
    noteAt(context, source, index, {
      kind: 'loss',
      rule: 'expression',
      message: 'An expression of Vue is not computed: it shows as it is written.',
      target,
      code: 'unsupported-markup',
    });
  }
  return source;
}
