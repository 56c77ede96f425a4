import { toString as hastToString } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { ShortcodeContext } from '../../context.ts';
import { defineShortcode, nodes } from '../../definition.ts';
import { missingTerm } from '../../parts/glossary-term.ts';
import { templateUrl } from '../../parts/template-url.ts';

export default defineShortcode({
  name: 'glossary_tooltip',
  summary: 'A word of the text as a link to its glossary entry, with the short definition as a tooltip.',
  params: {
    term_id: { type: 'term', required: true },
    /** By default the term’s title. */
    text: { type: 'string' },
  },
  inner: false,
  inline: true,
  examples: [
    { source: '{{< glossary_tooltip text="Pods" term_id="pod" >}}', shows: 'Pods' },
    { source: '{{< glossary_tooltip term_id="pod" >}}', shows: 'Pod' },
  ],
  render(call, context) {
    const { term_id: id, text } = call.params;
    const term = context.term(id);
    if (term === undefined) return missingTerm(context, id);
    const href = templateUrl(term.fullLink || term.url);
    const title = plainText(context, term.shortDescription);
    return nodes(
      h(
        'a',
        { className: ['glossary-tooltip'], href, ...(title === '' ? {} : { title }) },
        text || term.title,
      ),
    );
  },
});

function plainText(context: ShortcodeContext, markdown: string): string {
  const root = { type: 'root' as const, children: context.markdown(markdown) };
  return hastToString(root).replace(/\s+/g, ' ').trim();
}
