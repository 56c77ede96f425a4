import { defineShortcode, mapsOf, markdownOutput, textOf } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'community-lists',
  summary:
    'Where users and developers of the project meet: the site’s parameters `links.user` and `links.developer`.',
  params: {},
  inner: false,
  examples: [{ source: '{{% community-lists %}}', shows: 'Forum: Ask here' }],
  render(call, context) {
    const list = (name: string): string =>
      mapsOf(context.siteParam(`links.${name}`))
        .map((link) => {
          const description = textOf(link, 'desc').trim();
          return `- [${textOf(link, 'name')}](<${textOf(link, 'url')}>)${description === '' ? '' : `: ${description}`}`;
        })
        .join('\n');
    return markdownOutput(
      call,
      context,
      `
<p>${context.ui('community_introduce')}</p>

## ${context.ui('community_learn')} {#learn-and-connect}

${context.ui('community_using')}

${list('user')}

## ${context.ui('community_develop')} {#develop-and-contribute}

${context.ui('community_contribute')}

${list('developer')}

${context.ui('community_how_to')} <a href="/docs/contributing/">${context.ui('community_guideline')}</a>.
`,
    );
  },
});
