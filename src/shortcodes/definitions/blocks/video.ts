import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';
import { imageUrl } from '../hugo/image-url.ts';

export default defineShortcode({
  name: 'video',
  summary: 'A video file of the site, with optional subtitles and a poster image.',
  params: {
    src: { type: 'url', required: true, position: 0 },
    /** Description for readers who cannot see it. */
    title: { type: 'string', required: true, position: 1 },
    poster: { type: 'url' },
    /** Subtitles in the language of the page, as WebVTT. */
    subtitles: { type: 'url' },
  },
  inner: false,
  examples: [{ source: '{{< video src="https://example.com/start.mp4" title="From nothing to a site" >}}' }],
  render({ params: { src, title, poster, subtitles } }, context) {
    return nodes(
      h('figure', { className: ['film'] }, [
        h(
          'video',
          {
            controls: true,
            preload: 'metadata',
            playsInline: true,
            ariaLabel: title,
            src: imageUrl(src, context),
            poster: poster && imageUrl(poster, context),
          },
          subtitles === undefined
            ? []
            : [
                h('track', {
                  kind: 'captions',
                  src: imageUrl(subtitles, context),
                  srcLang: context.page.lang,
                  default: true,
                }),
              ],
        ),
        h('figcaption', title),
      ]),
    );
  },
});
