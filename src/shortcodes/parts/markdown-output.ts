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
