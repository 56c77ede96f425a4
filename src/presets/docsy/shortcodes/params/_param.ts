import { defineShortcode, missingText, valueToText } from '../../../../shortcodes/index.ts';
import { generated } from '../../../../text/index.ts';

export default defineShortcode({
  name: '_param',
  summary:
    'A parameter whose `{1}`, `{2}` … are replaced by the arguments after its name; `baseURL` is the site’s address, unless it is set.',
  // What is in no parameter is reported below: the type alone cannot know of `baseURL`.
  params: { name: { type: 'param', required: true, position: 0, optional: true } },
  restParams: true,
  inner: false,
  inline: true,
  examples: [{ source: '{{% _param "version" %}}', shows: 'v1.' }],
  render(call, context) {
    const { name } = call.params;
    const base = name === 'baseURL' ? context.siteFacts.baseUrl : '';
    const value = valueToText(context.param(name)) || base;
    if (value === '') {
      return missingText(
        context,
        name,
        'Set it in the front matter of the page or in the site’s parameters.',
      );
    }
    const filled = value.replace(/\{(\d+)\}/g, (placeholder, index) =>
      Number(index) < call.positional.length ? valueToText(call.positional[Number(index)]) : placeholder,
    );
    return { kind: 'markup', source: generated(filled, call.origin) };
  },
});
