import type { Origin } from '../../../text/index.ts';
import { defineShortcode, nodes } from '../../definition.ts';
import { parseHighlightOptions, trimCode } from '../../parts/highlight-options.ts';

export default defineShortcode({
  name: 'highlight',
  summary: 'A code block, with line numbers or highlighted lines where asked for.',
  params: {
    lang: { type: 'string', position: 0 },
    options: { type: 'string', position: 1 },
  },
  inner: true,
  examples: [
    {
      source: '{{< highlight yaml "linenos=true,hl_lines=2" >}}\nkind: Pod\nmetadata: {}\n{{< /highlight >}}',
      shows: 'kind: Pod metadata: {}',
    },
  ],
  render: (call, context) =>
    nodes(
      context.codeBlock(trimCode(withoutIndentation(context.plainText(call.inner), call.origin)), {
        lang: call.params.lang,
        ...parseHighlightOptions(call.params.options),
      }),
    ),
});

/** Hugo's `.InnerDeindent`: removes the opening tag's indentation from all lines. */
function withoutIndentation(code: string, tag: Origin | undefined): string {
  const before = tag?.file.text.slice(0, tag.offset) ?? '';
  const indentation = before.slice(before.lastIndexOf('\n') + 1);
  if (indentation === '' || indentation.trim() !== '') return code;
  return code
    .split('\n')
    .map((line) => (line.startsWith(indentation) ? line.slice(indentation.length) : line))
    .join('\n');
}
