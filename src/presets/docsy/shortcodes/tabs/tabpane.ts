import { defineShortcode, tabSet } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'tabpane',
  summary: 'Docsy’s tabs: code unless `text` says otherwise; each in a `tab`.',
  params: {
    text: { type: 'boolean' },
    lang: { type: 'string' },
    highlight: { type: 'string' },
    langEqualsHeader: { type: 'boolean' },
    /** The property by which tabs of several sets are selected together. */
    persist: { type: 'string', values: ['header', 'lang', 'disabled'] },
    persistLang: { type: 'boolean' },
    right: { type: 'boolean' },
  },
  inner: true,
  examples: [
    {
      source:
        '{{< tabpane lang="yaml" >}}{{< tab header="Pod" >}}\nkind: Pod\n{{< /tab >}}{{< tab header="Job" >}}\nkind: Job\n{{< /tab >}}{{< /tabpane >}}',
      shows: 'Pod kind: Pod Job kind: Job',
    },
  ],
  render(call, context) {
    const number = (ordinal: number) => String(ordinal).padStart(2, '0');
    const id = `tabs-${number(call.ordinal)}`;
    return tabSet(call, context, `tabs-${call.ordinal}-content`, (tab) =>
      context.anchorize(`${id}-${number(tab.ordinal)}`),
    );
  },
});
