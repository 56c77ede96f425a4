import { defineShortcode, nodes, parseHighlightOptions, trimCode } from '../../../../shortcodes/index.ts';
import { cardBox } from './card-box.ts';

export default defineShortcode({
  name: 'card',
  summary: 'A card with a header, a title, text or code, and a footer.',
  params: {
    header: { type: 'string' },
    title: { type: 'string' },
    subtitle: { type: 'string' },
    footer: { type: 'string' },
    /** Whether its content is code in the language `lang`. */
    code: { type: 'boolean' },
    lang: { type: 'string' },
    highlight: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source: '{{% card header="**Pods**" footer="Since 1.0" %}}Run *together*.{{% /card %}}',
      shows: 'Pods Run together. Since 1.0',
    },
  ],
  render(call, context) {
    const { code, lang, highlight } = call.params;
    const body =
      code === true
        ? [
            context.codeBlock(trimCode(context.plainText(call.inner)), {
              lang,
              ...parseHighlightOptions(highlight),
            }),
          ]
        : context.markdownBlocks(call.inner);
    return nodes(cardBox(context, call.params, body));
  },
});
