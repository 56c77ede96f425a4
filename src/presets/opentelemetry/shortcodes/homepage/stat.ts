import { h } from 'hastscript';
import { isValueList, isValueMap } from '../../../../formats/index.ts';
import { defineShortcode, nodes, type ShortcodeContext } from '../../../../shortcodes/index.ts';
import { homeLink } from './home-link.ts';

export default defineShortcode({
  name: 'homepage/stat',
  summary: 'A number about the ecosystem, with what it counts.',
  params: {
    /** What is counted: `languages`, `vendors`, `registry` or `collector`. */
    type: { type: 'string' },
    number: { type: 'string' },
    label: { type: 'string' },
    url: { type: 'url' },
  },
  inner: false,
  examples: [
    { source: '{{< homepage/stat type="vendors" label="Vendors" url="/docs/" >}}', shows: '1+ Vendors' },
  ],
  render(call, context) {
    const { type, label = '', url = '' } = call.params;
    const number = (type === undefined ? undefined : count(type, context)) ?? call.params.number ?? '';
    return nodes(
      h(
        'div',
        { className: ['stat'] },
        h('a', { href: homeLink(context, url) }, h('strong', number)),
        ' ',
        h('span', label),
      ),
    );
  },
});

/** The languages are the folders with documentation, except those that are not languages. */
function count(type: string, context: ShortcodeContext): string | undefined {
  if (type === 'collector') return '200+';
  if (type === 'languages') {
    const others = ['/docs/languages/other', '/docs/languages/sdk-configuration'];
    const sections = context.pagesOf('docs/languages').filter(({ kind }) => kind === 'section');
    return `${sections.filter(({ path }) => !others.includes(path)).length}+`;
  }
  const data = context.data(type === 'vendors' ? 'ecosystem.vendors' : type);
  return isValueList(data)
    ? `${data.length}+`
    : isValueMap(data)
      ? `${Object.keys(data).length}+`
      : undefined;
}
