import { calloutBox, calloutLabel, defineShortcode, nodes, textNode } from '../../../../shortcodes/index.ts';

/** The notice links to the disclaimer that the layout prints at the end of pages with this shortcode. */
export default defineShortcode({
  name: 'thirdparty-content',
  summary: 'The notice that a section, or with `single` one item, is about products of others.',
  params: { single: { type: 'boolean' } },
  inner: false,
  examples: [
    { source: '{{% thirdparty-content %}}' },
    { source: '{{% thirdparty-content single="true" %}}' },
  ],
  render(call, context) {
    const content =
      call.params.single === true
        ? context.html(context.ui('thirdparty_message_single_item'))
        : [calloutLabel(context, 'note'), textNode(' '), ...context.html(context.ui('thirdparty_message'))];
    return nodes(calloutBox('third-party', ...content));
  },
});
