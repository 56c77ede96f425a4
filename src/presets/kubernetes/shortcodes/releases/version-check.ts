import { h } from 'hastscript';
import { defineShortcode, nodes, textNode, valueToText } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'version-check',
  summary: 'Which server version a task needs (`min-kubernetes-server-version`), and how to check it.',
  params: {},
  inner: false,
  examples: [{ source: '{{< version-check >}}', shows: 'kubectl version' }],
  render(_call, context) {
    const needed = valueToText(context.param('min-kubernetes-server-version'));
    const key =
      needed === valueToText(context.param('version'))
        ? 'version_check_mustbe'
        : 'version_check_mustbeorlater';
    const requirement = needed === '' ? '' : `${context.ui(key)}${needed}. `;
    return nodes(
      textNode(`${requirement}${context.ui('version_check_tocheck')}`),
      h('code', 'kubectl version'),
      textNode('.'),
    );
  },
});
