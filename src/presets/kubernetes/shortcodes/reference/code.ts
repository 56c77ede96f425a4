import {
  defineShortcode,
  EXAMPLE_PARAMS,
  exampleFile,
  findExample,
  findInBundle,
} from '../../../../shortcodes/index.ts';

/** The older form: file names are relative to the page's folder. */
export default defineShortcode({
  name: 'code',
  summary: 'A file next to the page as a code block.',
  params: EXAMPLE_PARAMS,
  inner: false,
  sameAs: 'codenew',
  examples: [{ source: '{{< code file="pods/lifecycle-events.yaml" >}}', shows: 'kind: Pod' }],
  render: (call, context) =>
    exampleFile(call, context, (file) => {
      const inBundle = findInBundle(file, context);
      if (inBundle !== undefined) return inBundle;
      const example = findExample(file, context);
      if (example !== undefined) return example;
      const found = context.readFile(file);
      return found && { text: found.text, url: undefined };
    }),
});
