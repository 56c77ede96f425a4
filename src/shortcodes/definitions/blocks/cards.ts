import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';
import { failure } from '../../parts/failure.ts';
import { isLinkCard } from '../../parts/link-card-part.ts';

export default defineShortcode({
  name: 'cards',
  summary: 'A grid of links, each in a `link-card`.',
  params: {},
  inner: true,
  examples: [
    {
      source:
        '{{< cards >}}{{< link-card title="Start" link="https://example.com/start" icon="rocket" >}}Ten minutes.{{< /link-card >}}{{< link-card title="Ask" link="https://example.com/ask" icon="users" />}}{{< /cards >}}',
      shows: 'Start Ten minutes. Ask',
    },
  ],
  render(call, context) {
    const cards = call.parts.flatMap(({ value }) => (isLinkCard(value) ? [value] : []));
    if (cards.length === 0)
      return failure(
        context,
        'misplaced-shortcode',
        `Unexpected “${call.name}” without cards, expected a “link-card” inside it.`,
        { hint: 'Write a link-card for each link, or remove the tags.', target: call.name },
      );
    return nodes(
      h(
        'ul',
        { className: ['link-cards'] },
        cards.map(({ card }) => h('li', card)),
      ),
    );
  },
});
