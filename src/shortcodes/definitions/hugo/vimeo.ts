import { defineShortcode, nodes } from '../../definition.ts';
import { videoFrame } from './video.ts';

export default defineShortcode({
  name: 'vimeo',
  summary: 'A Vimeo video, without tracking.',
  params: {
    id: { type: 'string', required: true, position: 0 },
    class: { type: 'string', position: 1 },
    title: { type: 'string', position: 2 },
  },
  inner: false,
  examples: [{ source: '{{< vimeo 146022717 >}}' }],
  render(call) {
    const src = `https://player.vimeo.com/video/${encodeURIComponent(call.params.id)}?dnt=1`;
    return nodes(videoFrame(src, call.params.title ?? 'Vimeo', call.params.class));
  },
});
