import { h } from 'hastscript';
import type { ShortcodeContext } from '../../context.ts';
import { defineShortcode, nodes } from '../../definition.ts';
import { missingExample } from '../../parts/example-file.ts';
import { textNode } from '../../parts/page-chrome.ts';
import { valueToText } from '../../parts/values.ts';

export default defineShortcode({
  name: 'example',
  summary: 'A link to an example file.',
  params: {
    file: { type: 'example', required: true },
    language: { type: 'string' },
  },
  inner: true,
  examples: [
    { source: '{{< example file="pods/lifecycle-events.yaml" >}}the Pod{{< /example >}}', shows: 'the Pod' },
    { source: '{{< example file="pods/lifecycle-events.yaml" />}}', shows: 'pods/lifecycle-events.yaml' },
  ],
  render(call, context) {
    const { file } = call.params;
    const example = context.example(file);
    if (example === undefined) return missingExample(file, context);
    const label = call.inner.text === '' ? [textNode(file)] : context.inner(call);
    const href = rawUrl(context, example.file) ?? example.url;
    return nodes(h('a', { href, download: file.slice(file.lastIndexOf('/') + 1) }, label));
  },
});

/** If the site has a URL of its raw sources (the parameter `githubWebsiteRaw`), the link uses it. */
function rawUrl(context: ShortcodeContext, file: string): string | undefined {
  const host = valueToText(context.siteParam('githubwebsiteraw'));
  if (host === '') return undefined;
  const branch = valueToText(context.siteParam('github_branch')) || 'main';
  return `https://${host}/${branch}/${encodeURI(file)}`;
}
