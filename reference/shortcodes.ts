/** The section of a shortcode: what it does, its parameters, its own examples and what they show. */
import type { ShortcodeDefinition } from 'lockstep';
import { code, codeBlock, codeList, heading, labelled, sentences, table } from './markdown.ts';
import type { Translate } from './texts.ts';

export interface ShortcodeSectionOptions {
  /** Words of the references: “Parameter”. */
  readonly word: Translate;
  /** What shortcodes do. */
  readonly say: Translate;
  /** Examples with words that readers see. */
  readonly example: Translate;
  readonly lang: string;
  /** The preset that the shortcode belongs to; every site has the others. */
  readonly preset: string | undefined;
  expand(source: string): string;
}

/**
 * Shortcodes whose examples are shown as written only: they need data or files that this site has no use for, would show nothing, put headings
 * into this page, or ask servers of others.
 */
const NOT_RUN: ReadonlySet<string> = new Set([
  'code',
  'comment',
  'conditional-text',
  'heading',
  'hugoVersion',
  'imgproc',
  'iframe',
  'gist',
  'instagram',
  'qr',
  'redoc',
  'swaggerui',
  'toc',
  'version-check',
  'versions-other',
  'vimeo',
  'x',
  'youtube',
]);
const GROUPS_NOT_RUN: ReadonlySet<string> = new Set(['landing', 'kubernetes', 'opentelemetry', 'legacy']);
const EXAMPLES_NOT_RUN: ReadonlySet<string> = new Set(['{{% include file="greeting.md" tool="kubectl" %}}']);

/** The id of a shortcode's heading, in every locale. */
export function shortcodeId(name: string): string {
  return name.replaceAll('/', '-');
}

/** Whether the reference shows what an example makes, and so has it in every language. */
export function isRun(group: string, name: string, source: string): boolean {
  return !GROUPS_NOT_RUN.has(group) && !NOT_RUN.has(name) && !EXAMPLES_NOT_RUN.has(source);
}

export function renderShortcode(
  definition: ShortcodeDefinition,
  group: string,
  { word, say, example, lang, preset, expand }: ShortcodeSectionOptions,
): string {
  const { name, aliases = [], summary = '', inner, restParams = false, examples } = definition;
  const facts = [say(summary), ...(inner ? [word('It encloses text, and is closed.')] : [])];
  const shown = examples.map(({ source }) => {
    if (!isRun(group, name, source)) return codeBlock(source, 'markdown');
    const own = example(source);
    const label = word('What the example shows');
    return `${codeBlock(own, 'markdown')}\n\n<div class="card" role="group" aria-label="${label}">\n\n${expand(own)}\n\n</div>`;
  });
  return [
    heading(3, code(name), shortcodeId(name)),
    sentences(facts, lang),
    ...(aliases.length === 0 ? [] : [labelled(word('Other names:'), codeList(aliases, lang, 'conjunction'))]),
    ...(preset === undefined ? [] : [labelled(word('Preset:'), code(preset))]),
    renderParameters(definition, word),
    ...(restParams ? [word('Further arguments are passed on.')] : []),
    ...shown,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function renderParameters({ params }: ShortcodeDefinition, word: Translate): string {
  const rows = Object.entries(params).map(([name, { type, required = false, position, values }]) => [
    code(name),
    code(values === undefined ? type : values.map((value) => JSON.stringify(value)).join(' | ')),
    required ? word('yes') : word('no'),
    position === undefined ? '—' : String(position + 1),
  ]);
  if (rows.length === 0) return '';
  return table([word('Parameter'), word('Type'), word('Required'), word('Position without its name')], rows);
}
