import { defineShortcode } from '../../definition.ts';
import { socialPost } from './social-post.ts';

export default defineShortcode({
  name: 'x',
  aliases: ['twitter', 'twitter_simple', 'x_simple'],
  summary: 'A link to a post on X.',
  params: {
    user: { type: 'string', required: true, position: 0 },
    id: { type: 'string', required: true, position: 1 },
  },
  inner: false,
  examples: [
    { source: '{{< x user="SanDiegoZoo" id="1453110110599868418" >}}', shows: 'x.com/SanDiegoZoo' },
    { source: '{{< twitter user="SanDiegoZoo" id="1453110110599868418" >}}', shows: 'x.com/SanDiegoZoo' },
  ],
  render: ({ params: { user, id } }) =>
    socialPost(`x.com/${encodeURIComponent(user)}/status/${encodeURIComponent(id)}`),
});
