import { defineShortcode } from '../../definition.ts';
import { tabSet } from '../../parts/tab-set.ts';

export default defineShortcode({
  name: 'tabs',
  summary: 'Alternatives, of which the reader sees one at a time; each in a `tab`.',
  params: { name: { type: 'string', position: 0 } },
  inner: true,
  examples: [
    {
      source:
        '{{< tabs name="shells" >}}{{% tab name="Bash" %}}Run *bash*.{{% /tab %}}{{% tab name="Fish" %}}Run fish.{{% /tab %}}{{< /tabs >}}',
      shows: 'Bash Run bash. Fish Run fish.',
    },
  ],
  render(call, context) {
    const id = context.anchorize(call.params.name ?? `tabset-${context.page.url}-${call.ordinal}`);
    return tabSet(call, context, id, (_tab, index) => `${id}-${index}`);
  },
});
