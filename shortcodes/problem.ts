import { CATALOGUE, defineShortcode, h, isProblemCode, nodes } from 'lockstep';

/** The head of a section of the manual's page of problem codes: what the catalogue says of a code, so that the page cannot say otherwise. */
export default defineShortcode({
  name: 'problem',
  summary: 'How grave a problem code is, and what it means in a few words.',
  params: {
    code: { type: 'string', required: true, position: 0 },
    /** The catalogue’s title in the language of the page; the source page has that of the catalogue itself. */
    title: { type: 'string', position: 1 },
  },
  inner: false,
  examples: [
    { source: '{{< problem "missing-include" >}}', shows: 'Error: An included file does not exist' },
  ],
  render(call, context) {
    const { code, title } = call.params;
    const fail = (message: string, hint: string) => {
      context.problem('invalid-shortcode-arguments', message, { hint, target: code });
      return nodes(context.errorBox(message));
    };
    if (!isProblemCode(code))
      return fail(`Unexpected code “${code}”, expected one of the catalogue.`, 'Correct or remove it.');
    const isSource = context.page.locale === context.defaultLocale;
    if (isSource === (title !== undefined)) {
      return isSource
        ? fail(`Unexpected title of “${code}”, expected that of the catalogue.`, 'Take the title out.')
        : fail(
            `Expected a title of “${code}” in the language of the page, found none.`,
            'Write it as the second argument.',
          );
    }
    const { severity, title: ownTitle } = CATALOGUE[code];
    return nodes(h('p', [h('strong', context.ui(`problem_${severity}`)), ` ${title ?? ownTitle}`]));
  },
});
