import { defineShortcode } from '../../definition.ts';
import { showPartial } from '../../parts/partial.ts';
import { valueToText } from '../../parts/values.ts';

export default defineShortcode({
  name: 'include',
  summary:
    'A fragment that several pages share: a file of `includes/`, of an `_includes/` folder above the page, or one next to the page.',
  params: { file: { type: 'include', required: true, position: 0 } },
  restParams: true,
  inner: false,
  examples: [
    { source: '{{< include "prerequisites-cluster.md" >}}', shows: 'Kubernetes' },
    // `{{ $tool }}` in the fragment is replaced by the argument; `{{ if $tool }}` … `{{ end }}` encloses optional parts.
    { source: '{{% include file="greeting.md" tool="kubectl" %}}', shows: 'Greet with kubectl' },
  ],
  render(call, context) {
    const args = Object.fromEntries(
      [
        ...Object.entries(call.named),
        ...call.positional.map((value, index) => [String(index), value] as const),
      ].map(([name, value]) => [name, valueToText(value)]),
    );
    return showPartial(call, context, call.params.file, args);
  },
});
