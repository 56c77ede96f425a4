import { defineShortcode, failure, langOfFile, nodes, valueToText } from '../../../../shortcodes/index.ts';

export default defineShortcode({
  name: 'code_block_from',
  summary: 'Lines of a file of the site as a code block, after a comment that names the file.',
  params: {
    /** Relative to the site directory, or to the folder in the parameter `code_block_from__path_base`. */
    file: { type: 'file', required: true, position: 0, optional: true },
    lang: { type: 'string' },
    /** Number of lines to skip. */
    from: { type: 'number' },
    /** The last line. */
    to: { type: 'number' },
    'show-file': { type: 'boolean' },
  },
  inner: false,
  examples: [
    {
      source: '{{% code_block_from file="examples/pods/lifecycle-events.yaml" from=1 to=2 %}}',
      shows: 'kind: Pod',
    },
  ],
  render(call, context) {
    const { file, from = 0, to = Number.POSITIVE_INFINITY } = call.params;
    const base = valueToText(context.param('code_block_from__path_base')).replace(/\/*$/, '');
    const found = context.readFile(
      `${base === '' ? '' : `/${base.replace(/^\/+/, '')}`}/${file.replace(/^\/+/, '')}`,
    );
    if (found === undefined) {
      return failure(
        context,
        'missing-include',
        `Unexpected file name “${file}”, expected a file of this site.`,
        {
          hint: 'Correct the path, from the site directory.',
          target: file,
        },
      );
    }
    const extension = langOfFile(file);
    const lang = call.params.lang ?? (extension === 'cs' ? 'csharp' : extension);
    const lines = found.text.replace(/\n$/, '').split('\n').slice(from, to);
    const mark = ['py', 'rb', 'sh', 'yaml', 'yml', 'toml'].includes(extension ?? '') ? '#' : '//';
    const head = call.params['show-file'] === false ? [] : [`${mark} ${file}`];
    return nodes(context.codeBlock([...head, ...lines].join('\n'), { lang }));
  },
});
