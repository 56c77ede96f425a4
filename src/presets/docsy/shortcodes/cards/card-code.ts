import { defineShortcode, nodes, parseHighlightOptions, trimCode } from '../../../../shortcodes/index.ts';
import { cardBox } from './card-box.ts';

/** Used before Docsy 0.5; now `card code=true`. */
export default defineShortcode({
  name: 'card-code',
  summary: 'A card with code.',
  params: {
    header: { type: 'string' },
    lang: { type: 'string' },
    highlight: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source: '{{< card-code header="Pod" lang="yaml" >}}kind: Pod{{< /card-code >}}',
      shows: 'Pod kind: Pod',
    },
  ],
  render(call, context) {
    const { header, lang, highlight } = call.params;
    const code = context.codeBlock(trimCode(context.plainText(call.inner)), {
      lang,
      ...parseHighlightOptions(highlight),
    });
    return nodes(cardBox(context, { header }, [code]));
  },
});
