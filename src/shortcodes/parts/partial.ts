import type { ShortcodeCall, ShortcodeOutput } from '../call.ts';
import type { ShortcodeContext } from '../context.ts';
import { nodes } from '../definition.ts';
import { failure } from './failure.ts';
import { markdownOutput } from './markdown-output.ts';

/**
 * Shows a fragment: one of an `_includes` folder becomes part of the page's Markdown, any other is rendered separately.
 *
 * @param args values for `{{ $name }}` in its text
 */
export function showPartial(
  call: ShortcodeCall<unknown>,
  context: ShortcodeContext,
  name: string,
  args: Readonly<Record<string, string>> = {},
): ShortcodeOutput {
  const source = call.markup === 'markdown' ? context.includeSource(name, args) : undefined;
  if (source !== undefined) return markdownOutput(call, context, source);
  const content = context.include(name, args);
  if (content !== undefined) return nodes(...content);
  return failure(
    context,
    'missing-include',
    `Unexpected name “${name}”, expected a file of the includes folder or next to the page.`,
    { hint: 'Correct the name, or add the file.', target: name },
  );
}
