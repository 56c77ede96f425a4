import { defineShortcode } from '../../../../shortcodes/index.ts';

/** Pages of old kubernetes trees name their parts so, for templates that are gone; the parts stay in the order they are written in. */
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
