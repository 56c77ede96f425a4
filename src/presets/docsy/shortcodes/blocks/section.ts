import { h } from 'hastscript';
import { backgroundImage, defineShortcode } from '../../../../shortcodes/index.ts';
import { commonImage } from '../../../kubernetes/shortcodes/blocks/common-image.ts';

/** Kubernetes uses `id`, `class` and an image; Docsy numbers its sections and uses `color`, `height` and `type`. */
export default defineShortcode({
  name: 'blocks/section',
  summary: 'A band of a landing page.',
  params: {
    id: { type: 'string' },
    class: { type: 'string' },
    style: { type: 'string' },
    'background-image': { type: 'string' },
    color: { type: 'string' },
    height: { type: 'string' },
    type: { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source:
        '{{< blocks/section id="why" >}}{{% blocks/lead %}}*Why* hooks?{{% /blocks/lead %}}{{< /blocks/section >}}',
      shows: 'Why hooks?',
    },
  ],
  render(call, context) {
    const { id, class: className, 'background-image': background, color, height, type } = call.params;
    const image = background === undefined ? undefined : commonImage(context, background);
    const names = ['block', ...(className?.split(/\s+/) ?? []), ...(type?.split(/\s+/) ?? [])];
    if (color !== undefined) names.push(`block-${color}`);
    if (height !== undefined) names.push(`block-height-${height}`);
    return context.wrapInner(
      h('section', { id: id ?? `td-block-${call.ordinal}`, className: names }, backgroundImage(image?.url)),
      call,
    );
  },
});
