import { h } from 'hastscript';
import { defineShortcode } from '../../definition.ts';
import { contentIcon, ICON_NAMES } from '../../parts/icon.ts';

export default defineShortcode({
  name: 'link-card',
  summary: 'One link of `cards`: a title, an optional icon, and a sentence about the target.',
  params: {
    title: { type: 'string', required: true, position: 0 },
    link: { type: 'url', required: true, position: 1 },
    icon: { type: 'string', values: ICON_NAMES },
  },
  inner: true,
  examples: [
    {
      source:
        '{{< cards >}}{{< link-card title="Probes" link="https://example.com/probes" icon="life-buoy" >}}How the kubelet asks whether a container is *well*.{{< /link-card >}}{{< /cards >}}',
      shows: 'Probes How the kubelet asks whether a container is well.',
    },
  ],
  render(call, context) {
    const { title, link, icon = '' } = call.params;
    const drawing = contentIcon(icon);
    const text = call.empty ? [] : context.markdown(call.inner);
    const card = [
      ...(drawing === undefined ? [] : [drawing]),
      h('a', { href: link }, context.markdown(title)),
      ...(text.length === 0 ? [] : [h('p', text)]),
    ];
    return { kind: 'part', value: { card } };
  },
});
