import { isValueList } from '../../../../../formats/index.ts';
import {
  defineShortcode,
  mapsOf,
  markdownLinks,
  markdownOutput,
  textOf,
} from '../../../../../shortcodes/index.ts';
import { humanize } from '../../languages/instrumentation.ts';

export default defineShortcode({
  name: 'docs/languages/index-adopters',
  summary: 'Organizations that use OpenTelemetry in a language.',
  params: {
    lang: { type: 'string', required: true, position: 0 },
    /** Maximum number to show. */
    count: { type: 'number', position: 1 },
  },
  inner: false,
  reads: [{ type: 'data', name: 'ecosystem.adopters' }],
  examples: [{ source: '{{% docs/languages/index-adopters go %}}', shows: 'Example Org' }],
  render(call, context) {
    const name = humanize(call.params.lang);
    const adopters = mapsOf(context.data('ecosystem.adopters'))
      .filter(({ components }) => isValueList(components) && components.includes(name))
      .sort((a, b) => (textOf(a, 'name') < textOf(b, 'name') ? -1 : 1))
      .slice(0, call.params.count ?? 10)
      .map((each) => ({ title: textOf(each, 'name'), url: textOf(each, 'url') }));
    return markdownOutput(
      call,
      context,
      `
## Who's using OpenTelemetry ${name}?

OpenTelemetry ${name} is in use by a number of organizations, including:

${markdownLinks(adopters)}

For the complete list, and instructions for adding your organization, see
[Adopters](/ecosystem/adopters/).
`,
    );
  },
});
