/** A manifest or source file of the site, shown unchanged. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ShortcodeCall, ShortcodeOutput } from '../call.ts';
import type { ShortcodeContext } from '../context.ts';
import { nodes } from '../definition.ts';
import type { ParamSpecs, ParamsOf } from '../param-types.ts';
import { partOf } from './example-part.ts';
import { failure } from './failure.ts';
import { langOfFile, parseHighlightOptions } from './highlight-options.ts';
import { CHROME } from './page-chrome.ts';

/** The parameters of every shortcode that shows a file. */
export const EXAMPLE_PARAMS = {
  file: { type: 'example', required: true, position: 0 },
  language: { type: 'string' },
  /** Hugo's code options: `hl_lines=3-5`. */
  options: { type: 'string' },
  /** Only these lines: `3-5`. */
  lines: { type: 'string' },
  /** Only the lines between `#region NAME` and `#endregion`. */
  region: { type: 'string' },
} as const satisfies ParamSpecs;

interface FoundFile {
  readonly text: string;
  /** URL of the published file, if it is published. */
  readonly url: string | undefined;
}

/** Longer files are collapsed at first. */
const FOLD_AFTER = 60;

/** The file's code below its name. The id of the box is made from the file name, as on Hugo sites. */
export function exampleFile(
  call: ShortcodeCall<ParamsOf<typeof EXAMPLE_PARAMS>>,
  context: ShortcodeContext,
  find: (file: string, context: ShortcodeContext) => FoundFile | undefined,
): ShortcodeOutput {
  const { file, language, options, lines, region } = call.params;
  const found = find(file, context);
  if (found === undefined) return missingExample(file, context);
  const part = partOf(found.text, { lines, region });
  if (part.kind === 'missing') {
    return failure(context, 'invalid-shortcode-arguments', part.message, {
      hint: part.hint,
      target: part.target,
    });
  }
  const code = context.codeBlock(part.text, {
    lang: language ?? langOfFile(file),
    ...(part.firstLine > 1 ? { firstLine: part.firstLine } : {}),
    ...parseHighlightOptions(options),
  });
  const isLong = part.text.trimEnd().split('\n').length > FOLD_AFTER;
  return nodes(
    h(
      'figure',
      { className: isLong ? ['example', 'is-long'] : ['example'], id: context.anchorize(file) },
      fileName(file, found.url),
      code,
      ...(isLong ? [unfold()] : []),
    ),
  );
}

/** Works without scripts: the box of code is as high as its content when the mark is set. */
function unfold(): Element {
  return h('label', { className: ['example-unfold'], ...CHROME }, [
    h('input', { type: 'checkbox' }),
    h('span', { dataUi: 'example_show_all' }),
  ]);
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
    ...(url === undefined ? [name] : [h('a', { href: url }, name), downloadLink(file, url)]),
  );
}

function downloadLink(file: string, url: string): Element {
  const download = file.slice(file.lastIndexOf('/') + 1);
  return h('a', { className: ['example-download'], href: url, download, dataUi: 'example_download' });
}
