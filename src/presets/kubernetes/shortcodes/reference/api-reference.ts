import { h } from 'hastscript';
import { defineShortcode, failure, mapOf, nodes, templateUrl, textOf } from '../../../../shortcodes/index.ts';

const BASE = '/docs/reference/kubernetes-api';

export default defineShortcode({
  name: 'api-reference',
  summary: 'A link into the pages of the Kubernetes API.',
  params: {
    page: { type: 'page', required: true, lookup: '/docs/reference/kubernetes-api/*' },
    anchor: { type: 'string' },
    text: { type: 'string' },
  },
  inner: false,
  inline: true,
  examples: [{ source: '{{< api-reference page="workload-resources/pod-v1" anchor="PodSpec" >}}' }],
  render(call, context) {
    const { page: path, anchor = '', text = '' } = call.params;
    const page =
      context.findPage(`${BASE}/${path}`) ?? context.findPage(`${BASE}/${path}`, context.defaultLocale);
    if (page === undefined) {
      return failure(context, 'missing-page', `Unexpected page “${path}”, expected one below ${BASE}.`, {
        hint: 'Correct the path.',
        target: path,
      });
    }
    const kind = textOf(mapOf(page.params.api_metadata), 'kind') || page.title;
    const href = templateUrl(anchor === '' ? page.url : `${page.url}#${anchor}`);
    return nodes(h('a', { href }, text || anchor || kind));
  },
});
