import { h } from 'hastscript';
import { backgroundImage, defineShortcode, nodes } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'case-studies/quote',
  summary: 'What somebody says, over an image where one is given.',
  params: {
    author: { type: 'string' },
    image: { type: 'url' },
  },
  inner: true,
  examples: [
    {
      source: '{{< case-studies/quote author="A. Reader" >}}It *works*.{{< /case-studies/quote >}}',
      shows: 'It works. — A. Reader',
    },
  ],
  render(call, context) {
    const { author, image } = call.params;
    return nodes(
      h(
        'div',
        { className: ['quote', 'banner', ...(context.page.params.use_gradient_overlay ? ['overlay'] : [])] },
        backgroundImage(image),
        h(
          'div',
          { className: ['quote-text'] },
          context.markdown(call.inner),
          author ? [' ', h('span', { className: ['quote-author'] }, `— ${author}`)] : [],
        ),
      ),
    );
  },
});
