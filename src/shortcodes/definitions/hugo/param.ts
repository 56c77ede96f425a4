import { defineShortcode, text } from '../../definition.ts';
import { missingText } from '../../parts/failure.ts';
import { valueToText } from '../../parts/values.ts';

export default defineShortcode({
  name: 'param',
  summary: 'A value of the page’s front matter, else of the site’s parameters.',
  params: { name: { type: 'param', required: true, position: 0 } },
  inner: false,
  inline: true,
  examples: [{ source: '{{< param "version" >}}', shows: 'v1.' }],
  render(call, context) {
    const { name } = call.params;
    const value = context.param(name);
    if (value !== undefined) return text(valueToText(value));
    return missingText(context, name, 'Set it in the front matter of the page or in the site’s parameters.');
  },
});
