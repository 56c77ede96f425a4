import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';

/** Hugo loads the gist with a script of another site; a link needs none. */
export default defineShortcode({
  name: 'gist',
  summary: 'A link to a GitHub gist.',
  params: {
    user: { type: 'string', required: true, position: 0 },
    id: { type: 'string', required: true, position: 1 },
    file: { type: 'string', position: 2 },
  },
  inner: false,
  examples: [{ source: '{{< gist spf13 7896402 >}}', shows: 'gist.github.com/spf13/7896402' }],
  render(call) {
    const { user, id, file } = call.params;
    const address = `gist.github.com/${user}/${id}`;
    const fragment = file === undefined ? '' : `#file-${file.toLowerCase().replaceAll('.', '-')}`;
    return nodes(h('a', { href: encodeURI(`https://${address}`) + fragment }, address));
  },
});
