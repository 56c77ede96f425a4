import { defineShortcode, nodes } from '../../definition.ts';
import { videoFrame } from './video.ts';

export default defineShortcode({
  name: 'youtube',
  summary: 'A YouTube video, played without cookies until the reader starts it.',
  params: {
    id: { type: 'string', required: true, position: 0 },
    class: { type: 'string', position: 1 },
    title: { type: 'string' },
    autoplay: { type: 'boolean' },
    /** Seconds. */
    start: { type: 'number' },
    end: { type: 'number' },
  },
  inner: false,
  examples: [{ source: '{{< youtube id="7vZ9dRKRMyc" title="Two setups compared" >}}' }],
  render(call) {
    const { id, title, start, end, autoplay } = call.params;
    // Authors append the start to the id, as in `"SFtHRmPuhEw?start=953"`.
    const [video = '', query = ''] = id.split('?');
    const options = new URLSearchParams(query);
    if (start !== undefined) options.set('start', String(start));
    if (end !== undefined) options.set('end', String(end));
    if (autoplay === true) options.set('autoplay', '1');
    const search = options.size === 0 ? '' : `?${options}`;
    const src = `https://www.youtube-nocookie.com/embed/${encodeURIComponent(video)}${search}`;
    return nodes(videoFrame(src, title ?? 'YouTube', call.params.class));
  },
});
