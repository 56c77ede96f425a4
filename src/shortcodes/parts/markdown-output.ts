/** Output as Markdown text, like that of Hugo shortcodes with Markdown templates. */
import { generated, type SourceText } from '../../text/index.ts';
import type { ShortcodeCall, ShortcodeOutput } from '../call.ts';
import type { ShortcodeContext } from '../context.ts';
import { nodes } from '../definition.ts';

/** Becomes part of the page's Markdown in `{{% %}}`, and is rendered separately in `{{< >}}`. */
export function markdownOutput(
  call: ShortcodeCall<unknown>,
  context: ShortcodeContext,
  markdown: string | SourceText,
): ShortcodeOutput {
  const source = typeof markdown === 'string' ? generated(markdown, call.origin) : markdown;
  return call.markup === 'markdown' ? { kind: 'markup', source } : nodes(...context.markdownBlocks(source));
}

/** A Markdown table. Cells are single lines; pipes in them are escaped. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A Markdown list of links. */
export function markdownLinks(links: readonly { readonly title: string; readonly url: string }[]): string {
  return links.map(({ title, url }) => `- [${title}](<${url}>)`).join('\n');
}
