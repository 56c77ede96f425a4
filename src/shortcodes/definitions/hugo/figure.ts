import type { Element, ElementContent } from 'hast';
import { toString as hastToString } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { ShortcodeCall } from '../../call.ts';
import type { ShortcodeContext } from '../../context.ts';
import { defineShortcode, nodes } from '../../definition.ts';
import type { ParamsOf } from '../../param-types.ts';
import { boxTitle } from '../../parts/box-title.ts';
import { textNode } from '../../parts/page-chrome.ts';
import { imageUrl } from './image-url.ts';

const PARAMS = {
  src: { type: 'url', required: true, position: 0 },
  /** By default the caption’s text. */
  alt: { type: 'string' },
  title: { type: 'string' },
  caption: { type: 'string' },
  class: { type: 'string' },
  width: { type: 'string' },
  height: { type: 'string' },
  loading: { type: 'string', values: ['lazy', 'eager'] },
  link: { type: 'url' },
  target: { type: 'string' },
  rel: { type: 'string' },
  attr: { type: 'string' },
  attrlink: { type: 'url' },
} as const;

type FigureParams = ParamsOf<typeof PARAMS>;

export default defineShortcode({
  name: 'figure',
  summary: 'An image with a title, a caption and a credit.',
  params: PARAMS,
  inner: false,
  examples: [
    {
      source:
        '{{< figure src="/images/container-lifecycle.svg" alt="Start, run, stop" caption="The life of a *container*" >}}',
      shows: 'The life of a container',
    },
  ],
  render(call: ShortcodeCall<FigureParams>, context) {
    const { link, target } = call.params;
    const rel = call.params.rel ?? (target === '_blank' ? 'noopener' : undefined);
    const img = image(call.params, context);
    return nodes(
      h(
        'figure',
        call.params.class === undefined ? {} : { className: call.params.class.split(/\s+/) },
        link === undefined || link === '' ? img : h('a', { href: link, target, rel }, img),
        figcaption(call.params, context),
      ),
    );
  },
});

function image(params: FigureParams, context: ShortcodeContext): Element {
  const caption = { type: 'root' as const, children: context.markdown(params.caption ?? '') };
  return h('img', {
    src: imageUrl(params.src, context),
    alt: params.alt ?? hastToString(caption),
    width: params.width,
    height: params.height,
    loading: params.loading ?? 'lazy',
    decoding: 'async',
  });
}

function figcaption(params: FigureParams, context: ShortcodeContext): Element[] {
  const { title = '', caption = '', attr = '', attrlink = '' } = params;
  if (title === '' && caption === '' && attr === '') return [];
  const author = context.markdown(attr);
  const words: ElementContent[] = [
    ...context.markdown(caption),
    ...(caption === '' || attr === '' ? [] : [textNode(' ')]),
    ...(attrlink === '' ? author : [h('a', { href: attrlink }, author)]),
  ];
  return [
    h('figcaption', [
      ...(title === '' ? [] : [boxTitle(context, 4, 'figure-title', [textNode(title)])]),
      ...(caption === '' && attr === '' ? [] : [h('p', words)]),
    ]),
  ];
}
