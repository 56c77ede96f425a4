import { defineShortcode, failure, langOfFile, nodes, trimCode } from '../../../../shortcodes/index.ts';
import { sourceOf } from '../../../../text/index.ts';

export default defineShortcode({
  name: 'readfile',
  summary: 'Another file, as Markdown or as a code block; `/` is the site, else the folder of the page.',
  params: {
    file: { type: 'file', required: true, position: 0 },
    code: { type: 'boolean' },
    lang: { type: 'string' },
    /** Allows the file to be missing. */
    draft: { type: 'boolean' },
    /** Docsy before 0.3: a language, which makes the file a code block. */
    highlight: { type: 'string' },
  },
  inner: false,
  examples: [
    {
      source: '{{< readfile file="/examples/pods/lifecycle-events.yaml" code="true" lang="yaml" >}}',
      shows: 'kind: Pod',
    },
  ],
  render(call, context) {
    const { file, code, lang, draft, highlight } = call.params;
    const found = context.readFile(file);
    if (found === undefined) {
      return failure(
        context,
        'missing-include',
        `Unexpected file name “${file}”, expected a file of this site.`,
        {
          hint: 'Correct the path: from the page’s folder, or from the site directory with a leading /.',
          target: file,
          ...(draft === true ? { severity: 'warning' } : {}),
        },
      );
    }
    if (code === true || highlight !== undefined) {
      return nodes(context.codeBlock(trimCode(found.text), { lang: highlight ?? lang ?? langOfFile(file) }));
    }
    const source = sourceOf({ path: found.file, text: found.text });
    return nodes(...(file.endsWith('.html') ? context.html(source) : context.markdownBlocks(source)));
  },
});
