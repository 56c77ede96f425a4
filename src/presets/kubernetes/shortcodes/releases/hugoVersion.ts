import { defineShortcode, missingText, text } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'hugoVersion',
  summary: 'The version of Hugo that the environment variable HUGO_VERSION names.',
  params: {},
  inner: false,
  examples: [{ source: '{{< hugoVersion >}}' }],
  render(_call, context) {
    const version = context.env('HUGO_VERSION');
    return version === undefined
      ? missingText(context, 'HUGO_VERSION', 'Set the environment variable where the site is built.')
      : text(version);
  },
});
