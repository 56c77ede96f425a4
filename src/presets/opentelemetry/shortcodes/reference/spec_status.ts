import { defineShortcode, failure, markdownOutput } from '../../../../shortcodes/index.ts';
import { compilePattern, escapePattern, type Pattern, PatternSyntaxError } from '../../../../text/index.ts';

const STATUS = /(?:development|experimental|stable|deprecated|removed|mixed|feature.freeze|alpha|beta)/i;
const STATUSES = new RegExp(`${STATUS.source}(?:,\\s*${STATUS.source})*`, 'i');

export default defineShortcode({
  name: 'spec_status',
  summary: 'The status that a page of a specification says of itself, with a link to it.',
  params: {
    label: { type: 'string', required: true, position: 0 },
    /** Relative to `/docs/specs/`, unless it starts with a slash. */
    page: { type: 'page', required: true, position: 1, lookup: '/docs/specs/*' },
    /** A regular expression for the line with the status. */
    match: { type: 'string', position: 2 },
  },
  inner: false,
  inline: true,
  examples: [{ source: '{{% spec_status "Probes" "/docs/containers/probes" %}}', shows: 'Probes: stable' }],
  render(call, context) {
    const { label, page: path, match = 'Status' } = call.params;
    const page = context.findPage(path.startsWith('/') ? path : `/docs/specs/${path}`, context.defaultLocale);
    const pattern = toPattern(match);
    const text = page === undefined ? undefined : context.readFile(`/${page.file}`)?.text;
    const line = text?.split('\n').find((each) => pattern.test(each));
    const status = line?.match(STATUSES)?.[0].toLowerCase();
    if (page === undefined || status === undefined) {
      return failure(
        context,
        'missing-page',
        page === undefined
          ? `Unexpected path “${path}”, expected that of a page.`
          : `Unexpected page “${path}”, expected a line with “${match}” and a status in it.`,
        { hint: 'Correct the arguments.', target: path, severity: 'warning' },
      );
    }
    return markdownOutput(call, context, `**[${label}](${page.url}):** ${status}`);
  },
});

/** Invalid regular expressions are matched literally. */
function toPattern(written: string): Pattern {
  try {
    return compilePattern(written);
  } catch (error) {
    if (error instanceof PatternSyntaxError) return compilePattern(escapePattern(written));
    throw error;
  }
}
