import {
  defineShortcode,
  EXAMPLE_PARAMS,
  exampleFile,
  findExample,
  findInBundle,
} from '../../../../shortcodes/index.ts';

/** The older form: its files are named from the page's folder. */
export default defineShortcode({
  name: 'code',
  summary: 'A file beside the page as a code block.',
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
      const beside = context.readFile(file);
      return beside && { text: beside.text, url: undefined };
    }),
});
