import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';
import { trimCode } from '../../parts/highlight-options.ts';

export default defineShortcode({
  name: 'terminal',
  summary: 'Commands and their output, in the frame of a terminal window.',
  params: {
    title: { type: 'string', position: 0 },
    lang: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source: '{{< terminal "A first build" >}}\n$ npx lockstep build\n4 pages\n{{< /terminal >}}',
      shows: 'A first build $ npx lockstep build 4 pages',
    },
  ],
  render(call, context) {
    const { title, lang = 'console' } = call.params;
    const code = context.codeBlock(trimCode(context.plainText(call.inner)), { lang });
    return nodes(
      h('figure', { className: ['terminal'] }, [
        h('figcaption', [
          h('span', { className: ['terminal-lights'], ariaHidden: 'true' }),
          ...(title === undefined ? [] : [title]),
        ]),
        code,
      ]),
    );
  },
});
