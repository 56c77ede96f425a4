import { defineShortcode, showPartial, textOf } from '../../../../../shortcodes/index.ts';

const CONCEPTS = '/docs/concepts/resources/';

export default defineShortcode({
  name: 'docs/languages/resources-intro',
  summary: 'The fragment `resources-intro.md` about a resource, or the one that its front matter names.',
  params: { resource: { type: 'string', position: 0 } },
  inner: false,
  reads: [{ type: 'include', name: 'resources-intro.md' }],
  examples: [{ source: '{{% docs/languages/resources-intro %}}', shows: 'A process is a resource' }],
  render(call, context) {
    const params = context.includeParams('resources-intro.md') ?? {};
    return showPartial(call, context, 'resources-intro.md', {
      aResource: call.params.resource || textOf(params, 'aresource'),
      resourceHRef: context.page.url.endsWith(CONCEPTS) ? '/docs/specs/otel/resource/sdk/' : CONCEPTS,
    });
  },
});
