import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';
import { failure } from '../../parts/failure.ts';

export default defineShortcode({
  name: 'file-tree',
  summary:
    'Folders and files from a list: a name that ends in `/` or has a list below it is a folder, bold names are emphasized, words after a name are a comment.',
  params: {},
  inner: true,
  examples: [
    {
      source:
        '{{< file-tree >}}\n- content/\n  - en/\n    - **_index.md** the home page\n  - fr/\n- lockstep.config.ts\n{{< /file-tree >}}',
      shows: 'content/ en/ _index.md the home page fr/ lockstep.config.ts',
    },
  ],
  render(call, context) {
    const lists = context.markdownBlocks(call.inner).filter(isElement('ul'));
    if (lists.length === 0)
      return failure(
        context,
        'misplaced-shortcode',
        `Unexpected “${call.name}” without a list, expected a list of folders and files inside it.`,
        {
          hint: 'Write one name an item: “- content/”, with what is inside it indented below.',
          target: call.name,
        },
      );
    return nodes(h('div', { className: ['file-tree'] }, lists.map(toTree)));
  },
});

function toTree(list: Element): Element {
  return h('ul', list.children.filter(isElement('li')).map(toEntry));
}

function toEntry(item: Element): Element {
  const below = item.children.filter(isElement('ul'));
  // In a list with blank lines, the text of an item is in a paragraph.
  const words = item.children
    .filter((child) => !below.some((list) => list === child))
    .flatMap((child) => (isElement('p')(child) ? child.children : [child]));
  const { name, comment } = splitName(words);
  const isFolder = below.length > 0 || textOf(name).endsWith('/');
  return h('li', { className: [isFolder ? 'folder' : 'file'] }, [
    h('span', { className: ['file-name'] }, name),
    ...(comment.length === 0 ? [] : [h('span', { className: ['file-comment'] }, comment)]),
    ...below.map(toTree),
  ]);
}

/** The name is the first element or the first word; the rest is a comment. */
function splitName(words: readonly ElementContent[]): { name: ElementContent[]; comment: ElementContent[] } {
  const content = words.filter((word, at) => at > 0 || word.type !== 'text' || word.value.trim() !== '');
  const [first, ...rest] = content;
  if (first === undefined) return { name: [], comment: [] };
  if (first.type !== 'text')
    return { name: [first], comment: rest.filter((node) => textOf([node]).trim() !== '') };
  const [, name = '', more = ''] = /^\s*(\S+)\s*([\s\S]*)$/.exec(first.value) ?? [];
  const comment: ElementContent[] = [
    ...(more === '' ? [] : [{ type: 'text' as const, value: more }]),
    ...rest,
  ];
  return {
    name: [{ type: 'text', value: name }],
    comment: comment.filter((node) => textOf([node]).trim() !== ''),
  };
}

function textOf(content: readonly ElementContent[]): string {
  return content
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('');
}

function isElement(tagName: string): (node: ElementContent) => node is Element {
  return (node): node is Element => node.type === 'element' && node.tagName === tagName;
}
