import {
  defineShortcode,
  mapsOf,
  markdownOutput,
  markdownTable,
  missingData,
  textOf,
} from '../../../../shortcodes/index.ts';
import { byName, link, withoutScheme, yesOrNo } from './listed.ts';

export default defineShortcode({
  name: 'ecosystem/vendor-table',
  summary: 'The organizations of `data/ecosystem/vendors` and what they support.',
  params: {},
  inner: false,
  reads: [{ type: 'data', name: 'ecosystem.vendors' }],
  examples: [{ source: '{{% ecosystem/vendor-table %}}', shows: 'Example Vendor No Yes Yes' }],
  render(call, context) {
    const vendors = mapsOf(context.data('ecosystem.vendors'));
    if (vendors.length === 0) return missingData(context, 'ecosystem.vendors');
    const rows = vendors
      .sort(
        (a, b) =>
          Number(a.commercial === true) - Number(b.commercial === true) ||
          Number(b.oss === true) - Number(a.oss === true) ||
          byName(a, b),
      )
      .map((each) => {
        const url = textOf(each, 'url');
        const [host = '', ...path] = withoutScheme(url).split('/');
        const short = textOf(each, 'shortUrl') || (path.length > 0 ? `${host}/…` : host);
        return [
          textOf(each, 'name'),
          yesOrNo(each.oss),
          yesOrNo(each.commercial),
          yesOrNo(each.nativeOTLP),
          link(short, url),
        ];
      });
    const columns = ['Organization[^org]', 'OSS', 'Com&shy;mer&shy;cial', 'Native OTLP', 'Learn more'];
    return markdownOutput(
      call,
      context,
      `\n${markdownTable(columns, rows)}

[^org]: Organizations are grouped as follows based on their OTel support:
    - Pure OSS
    - Mixed OSS/commercial
    - Commercial
    - Alphabetical within each group
`,
    );
  },
});
