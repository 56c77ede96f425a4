import { h } from 'hastscript';
import { defineShortcode, failure, nodes } from '../../../../shortcodes/index.ts';

/** The image is not processed: the browser scales it. */
export default defineShortcode({
  name: 'imgproc',
  summary: 'An image of the page’s bundle by a part of its name, with a caption.',
  params: {
    name: { type: 'resource', required: true, position: 0 },
    command: { type: 'string', position: 1, values: ['Fit', 'Fill', 'Resize', 'Crop'] },
    options: { type: 'string', position: 2 },
  },
  inner: true,
  examples: [{ source: '{{< imgproc lifecycle Fit "800x450" >}}The hooks in order{{< /imgproc >}}' }],
  render(call, context) {
    const { name } = call.params;
    const image = context.resource(`**${name}*`);
    if (image === undefined) {
      return failure(
        context,
        'missing-resource',
        `Unexpected image name “${name}”, expected a file of the page’s bundle.`,
        {
          hint: 'Correct the name, or put the image next to the page’s index.md.',
          target: name,
        },
      );
    }
    const caption = call.inner.text.trim() === '' ? [] : [h('figcaption', context.inner(call))];
    return nodes(
      h('figure', h('img', { src: image.url, alt: '', loading: 'lazy', decoding: 'async' }), caption),
    );
  },
});
