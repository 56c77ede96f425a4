import { defineShortcode } from '../../../../shortcodes/index.ts';

/** Old Kubernetes sites name the parts of pages like this, for templates that no longer exist; the parts are shown in the order in which they are written. */
export default defineShortcode({
  name: 'capture',
  summary: 'A named part of an old page; shown where it stands.',
  params: { id: { type: 'string', required: true, position: 0 } },
  inner: true,
  transparent: true,
  examples: [
    {
      source: '{{% capture overview %}}\nHooks are *handlers*.\n{{% /capture %}}',
      shows: 'Hooks are handlers.',
    },
  ],
  render(call, context) {
    context.problem(
      'deprecated-shortcode',
      `Unexpected shortcode “capture”, expected the part “${call.params.id}” without tags.`,
      { hint: 'Remove the tags; headings name the parts of a page.', target: 'capture' },
    );
    return { kind: 'markup', source: call.inner };
  },
});
