import { defineShortcode, markdownLinks, markdownOutput, textOf } from '../../../../shortcodes/index.ts';
import { languages } from './instrumentation.ts';

/** Pages with a reference of the API, below the section of a language. */
const PAGES = ['api', 'traces-api', 'metrics-api'];

export default defineShortcode({
  name: 'apidocs',
  summary: 'The references of the API of all languages.',
  params: {},
  inner: false,
  examples: [{ source: '{{% apidocs %}}', shows: 'Go' }],
  render(call, context) {
    const links = languages(context).flatMap(([key, language]) =>
      PAGES.flatMap((name) => {
        const page = context.findPage(`/docs/languages/${key}/${name}`);
        if (page === undefined) return [];
        const more = page.title.replace('API reference', '').trim();
        return [
          {
            title: [textOf(language, 'name'), more].filter((part) => part !== '').join(' — '),
            url: page.url,
          },
        ];
      }),
    );
    return markdownOutput(call, context, `\n${markdownLinks(links)}\n`);
  },
});
