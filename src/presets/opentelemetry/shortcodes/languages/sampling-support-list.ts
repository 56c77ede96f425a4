import { defineShortcode, markdownLinks, markdownOutput, textOf } from '../../../../shortcodes/index.ts';
import { languages } from './instrumentation.ts';

export default defineShortcode({
  name: 'sampling-support-list',
  summary: 'The languages that have a page about sampling.',
  params: { unused: { type: 'string', position: 0 } },
  inner: false,
  examples: [{ source: '{{% sampling-support-list %}}', shows: 'Go' }],
  render(call, context) {
    const links = languages(context).flatMap(([key, language]) => {
      const page = context.findPage(`/docs/languages/${key}/sampling`);
      return page === undefined ? [] : [{ title: textOf(language, 'name'), url: page.url }];
    });
    return markdownOutput(call, context, `\n${markdownLinks(links)}\n`);
  },
});
