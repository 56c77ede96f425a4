import { defineShortcode } from '../../definition.ts';
import { socialPost } from './social-post.ts';

export default defineShortcode({
  name: 'instagram',
  aliases: ['instagram_simple'],
  summary: 'A link to a post on Instagram.',
  params: { id: { type: 'string', required: true, position: 0 } },
  inner: false,
  examples: [{ source: '{{< instagram CxOWiQNP2MO >}}', shows: 'instagram.com/p/CxOWiQNP2MO' }],
  render: ({ params: { id } }) => socialPost(`www.instagram.com/p/${encodeURIComponent(id)}/`),
});
