import { defineShortcode, nodes } from '../definition.ts';
import { failure } from './failure.ts';

export default defineShortcode({
  name: 'include',
  summary: 'A fragment that several pages share: a file of `includes/`, or one beside the page.',
  params: { file: { type: 'string', required: true, position: 0 } },
  inner: false,
  examples: [{ source: '{{< include "prerequisites-cluster.md" >}}', shows: 'Kubernetes' }],
  render(call, context) {
    const { file } = call.params;
    const content = context.include(file);
    if (content !== undefined) return nodes(...content);
    return failure(
      context,
      'missing-include',
      `Unexpected name “${file}”, expected a file of the includes folder or beside the page.`,
      { hint: 'Correct the name, or add the file.', target: file },
    );
  },
});
