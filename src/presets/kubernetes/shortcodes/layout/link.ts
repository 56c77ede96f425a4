import { h } from 'hastscript';
import { defineShortcode, nodes, templateUrl } from '../../../../shortcodes/index.ts';

/** Links open a new window only if `target` requests it. */
export default defineShortcode({
  name: 'link',
  summary: 'A link with a target or class.',
  params: {
    text: { type: 'string', required: true },
    url: { type: 'url', required: true },
    target: { type: 'string' },
    class: { type: 'string' },
  },
  inner: false,
  inline: true,
  examples: [{ source: '{{< link text="Probes" url="/docs/containers/probes/" >}}', shows: 'Probes' }],
  render(call) {
    const { text, url, target, class: className } = call.params;
    return nodes(
      h(
        'a',
        {
          href: templateUrl(url),
          target,
          rel: target === '_blank' ? 'noopener' : undefined,
          className: className?.split(/\s+/),
        },
        text,
      ),
    );
  },
});
