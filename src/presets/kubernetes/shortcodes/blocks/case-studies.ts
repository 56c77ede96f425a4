import type { Element } from 'hast';
import { h } from 'hastscript';
import {
  defineShortcode,
  failure,
  nodes,
  type PageSummary,
  type ShortcodeContext,
  textOf,
} from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'blocks/case-studies',
  summary: 'Four of the case studies that are marked as featured.',
  params: {},
  inner: false,
  examples: [{ source: '{{< blocks/case-studies >}}' }],
  render(_call, context) {
    const section = context.findPage('/case-studies');
    if (section === undefined) {
      return failure(
        context,
        'missing-page',
        'Unexpected absence of case studies, expected a section “case-studies”.',
        {
          hint: 'Add case-studies/_index.md, or remove the shortcode.',
          target: 'case-studies',
        },
      );
    }
    const featured = context.pagesOf('case-studies').filter(({ params }) => params.featured === true);
    return nodes(
      h('section', { id: 'talkToUs', className: ['block'] }, [
        h('h3', section.title),
        h(
          'div',
          { id: 'caseStudiesWrapper' },
          featured.slice(0, 4).map((page) => caseStudy(context, page)),
        ),
        h('h5', h('a', { href: context.relUrl('/case-studies/') }, section.linkTitle)),
      ]),
    );
  },
});

function caseStudy(context: ShortcodeContext, page: PageSummary): Element {
  const logo =
    context.resourceOf(page.path, '**{feature,logo}*.svg') ?? context.resourceOf(page.path, '**logo*.png');
  return h('div', { className: ['case-study'] }, [
    ...(logo === undefined
      ? []
      : [h('img', { src: logo.url, alt: page.title, loading: 'lazy', decoding: 'async' })]),
    h('p', `"${truncate(textOf(page.params, 'quote'), 100)}"`),
    h('a', { href: page.url }, context.ui('main_read_more')),
  ]);
}

/** Hugo's `truncate`: cuts at the last space that fits, and adds an ellipsis. */
function truncate(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const head = characters.slice(0, length).join('');
  const space = head.lastIndexOf(' ');
  return `${(space === -1 ? head : head.slice(0, space)).trimEnd()} …`;
}
