import { defineShortcode, nodes } from '../../../../shortcodes/index.ts';
import { componentLink } from './collector-component.ts';

export default defineShortcode({
  name: 'component-link',
  summary: 'A link to the source of a component of the OpenTelemetry Collector.',
  params: {
    name: { type: 'string', required: true },
    type: { type: 'string', required: true },
    repo: { type: 'string', required: true },
    subtype: { type: 'string' },
  },
  inner: false,
  examples: [
    {
      source: '{{< component-link name="otlpreceiver" type="receiver" repo="core" >}}',
      shows: 'otlpreceiver',
    },
  ],
  render(call, context) {
    const { name, type, repo, subtype = '' } = call.params;
    return nodes(componentLink({ name, type, repo, subtype }, name, context));
  },
});
