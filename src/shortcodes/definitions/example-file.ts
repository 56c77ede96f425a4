/** A manifest or source file of the site, shown as it is. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { nodes, type ShortcodeCall, type ShortcodeContext, type ShortcodeOutput } from '../definition.ts';
import { failure } from './failure.ts';
import { langOfFile, parseHighlightOptions } from './highlight-options.ts';
import { CHROME } from './page-chrome.ts';

interface ExampleParams {
  readonly file: string;
  readonly language: string | undefined;
  readonly options: string | undefined;
}

interface FoundFile {
  readonly text: string;
  /** Where the file itself is published, where it is. */
  readonly url: string | undefined;
}

/** The file's code under its name. The box has an id made of the file name, as Hugo's sites give it. */
export function exampleFile(
  call: ShortcodeCall<ExampleParams>,
  context: ShortcodeContext,
  find: (file: string, context: ShortcodeContext) => FoundFile | undefined,
): ShortcodeOutput {
  const { file, language, options } = call.params;
  const found = find(file, context);
  if (found === undefined) return missingExample(file, context);
  const code = context.codeBlock(found.text, {
    lang: language ?? langOfFile(file),
    ...parseHighlightOptions(options),
  });
  return nodes(
    h('figure', { className: ['example'], id: context.anchorize(file) }, fileName(file, found.url), code),
  );
}

/** A file of the page's bundle whose path begins so, else one of the site's examples. */
export function findExample(file: string, context: ShortcodeContext): FoundFile | undefined {
  return findInBundle(file, context) ?? context.example(file);
}

export function findInBundle(file: string, context: ShortcodeContext): FoundFile | undefined {
  const resource = context.page.bundle === 'none' ? undefined : context.resource(`${file}*`);
  if (resource === undefined || resource.kind === 'page') return undefined;
  const read = context.readFile(`/${resource.file}`);
  return read && { text: read.text, url: resource.url };
}

export function missingExample(file: string, context: ShortcodeContext): ShortcodeOutput {
  return failure(
    context,
    'missing-example',
    `Unexpected file name “${file}”, expected one of the examples.`,
    {
      hint: 'Correct the name, or add the file to the examples folder.',
      target: file,
    },
  );
}

function fileName(file: string, url: string | undefined): Element {
  const name = h('code', file);
  return h(
    'figcaption',
    { className: ['example-name'], ...CHROME },
    url === undefined ? name : h('a', { href: url }, name),
  );
}
