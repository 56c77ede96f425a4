/** Replaces `<<< @/code.ts{2-4}#region` by the code in a fence, and `<!-- @include: ./part.md -->` by the text of the file. */

import { parseFrontMatter } from '../../corpus/index.ts';
import {
  concat,
  generated,
  mapLines,
  originAt,
  type SourceFile,
  type SourceText,
  sourceOf,
} from '../../text/index.ts';
import { type DialectContext, noteAt } from '../dialect.ts';
import { applyEdits, type Edit } from '../edits.ts';
import { type Line, linesOf, proseOf } from '../prose.ts';
import { parseInfo, renderInfo } from './fence-info.ts';
import { quoteArgument } from './inline.ts';
import { findRegion, selectLines } from './regions.ts';
import { escapeShortcodes } from './words.ts';

const SNIPPET = /^((?:[ \t]|>[ \t]?)*)<<<[ \t]*(\S[^\n]*?)[ \t]*$/;
/** A path ends before a region, braces or white space. */
const REFERENCE = /^([^\s#{[]+)(?:#([\w*.-]+))?[ \t]*(?:\{([^}]*)\})?[ \t]*(?:\[([^\]]*)\])?(.*)$/;
const INCLUDE = /<!--[ \t]*@include:[ \t]*(.*?)[ \t]*-->/g;
const MAX_DEPTH = 20;

/** Inserts the code of imported files. Missing files leave a visible placeholder. */
export function convertSnippets(source: SourceText, context: DialectContext): SourceText {
  if (!source.text.includes('<<<')) return source;
  const prose = proseOf(source.text);
  const edits: Edit[] = [];
  for (const line of linesOf(source.text)) {
    const [, indentation = '', reference = ''] = SNIPPET.exec(line.text) ?? [];
    const [, path = '', region, braces = '', title = ''] = REFERENCE.exec(reference) ?? [];
    if (path === '' || !/[./@]/.test(path) || !prose.isProse(line.start + indentation.length)) continue;
    const by = snippetText(source, line, { path, region, braces, title }, context);
    edits.push({ start: line.start, end: line.end, by: indented(by, indentation) });
  }
  return applyEdits(source, edits);
}

interface Reference {
  readonly path: string;
  readonly region: string | undefined;
  /** The text in braces: lines to highlight, then a language. */
  readonly braces: string;
  readonly title: string;
}

function snippetText(
  source: SourceText,
  line: Line,
  reference: Reference,
  context: DialectContext,
): SourceText {
  const { path, region, braces, title } = reference;
  const origin = originAt(source, line.start);
  const found = context.readFile(path, origin?.file.path ?? '');
  const code = found.kind === 'text' ? partOf(found.file, region) : undefined;
  if (code === undefined) {
    const missing = { path, region: found.kind === 'text' ? region : undefined };
    return placeholder(source, line, missing, 'snippet', context);
  }
  const part = escapeShortcodes(code, context);
  const [lines = '', words = ''] = /^([\d,\s-]*)(.*)$/.exec(braces)?.slice(1) ?? [];
  const { lang, lineNumbers, firstLine } = parseInfo(words);
  const info = renderInfo({
    lang: lang || (/\.([A-Za-z0-9]+)$/.exec(path)?.[1] ?? ''),
    lines: lines.replace(/\s/g, '').replace(/,$/, ''),
    title,
    lineNumbers,
    firstLine,
  });
  const longest = Math.max(
    2,
    ...[...part.text.matchAll(/^[ \t]*(`{3,})/gm)].map(([, mark = '']) => mark.length),
  );
  const fence = '`'.repeat(longest + 1);
  noteAt(context, source, line.start, {
    kind: 'change',
    rule: 'snippet',
    message: `The code of “${path}” is now part of the page.`,
    target: path,
  });
  return concat([
    generated(`${fence}${info}\n`, origin),
    part,
    generated(`${part.text.endsWith('\n') ? '' : '\n'}${fence}`, origin),
  ]);
}

function partOf(file: SourceFile, region: string | undefined): SourceText | undefined {
  const whole = sourceOf(file);
  return region === undefined ? whole : findRegion(whole, region);
}

/** Inserts the text of included Markdown files, recursively. Unreadable ones are left for {@link replaceIncludes}. */
export function convertIncludes(source: SourceText, context: DialectContext, depth = 0): SourceText {
  const edits: Edit[] = [];
  for (const reference of includesOf(source)) {
    const part = depth < MAX_DEPTH ? includedText(source, reference, context).part : undefined;
    if (part === undefined) continue;
    const { line, path } = reference;
    noteAt(context, source, line.start, {
      kind: 'change',
      rule: 'include',
      message: `The text of “${path}” is now part of the page.`,
      target: path,
    });
    edits.push({ start: line.start, end: line.end, by: convertIncludes(part, context, depth + 1) });
  }
  return applyEdits(source, edits);
}

/** Replaces unreadable includes by a visible placeholder. It is a shortcode, so this step must come after shortcodes are escaped. */
export function replaceIncludes(source: SourceText, context: DialectContext): SourceText {
  const edits = includesOf(source).map((reference): Edit => {
    const { line, path, region } = reference;
    const { isRead, part } = includedText(source, reference, context);
    const missing = { path, region: isRead && part === undefined ? region : undefined };
    return { start: line.start, end: line.end, by: placeholder(source, line, missing, 'include', context) };
  });
  return applyEdits(source, edits);
}

interface Include {
  readonly line: Line;
  readonly path: string;
  readonly lines: string;
  readonly region: string | undefined;
}

function includesOf({ text }: SourceText): Include[] {
  if (!text.includes('@include:')) return [];
  const prose = proseOf(text);
  return [...text.matchAll(INCLUDE)].flatMap((match) => {
    const start = match.index;
    if (prose.isCode(start)) return [];
    const [, path = '', lines = '', region] =
      /^(.+?)(?:\{([\d,-]+)\})?(?:#([\w-]+))?(?:\{[\d,-]+\})?$/.exec(match[1] ?? '') ?? [];
    return [{ line: { text: match[0], start, end: start + match[0].length }, path, lines, region }];
  });
}

function includedText(
  source: SourceText,
  { line, path, lines, region }: Include,
  context: DialectContext,
): { readonly isRead: boolean; readonly part: SourceText | undefined } {
  const found = context.readFile(path, originAt(source, line.start)?.file.path ?? '');
  if (found.kind !== 'text') return { isRead: false, part: undefined };
  const body = sourceOf(found.file, parseFrontMatter(found.file).bodyStart);
  return { isRead: true, part: region === undefined ? selectLines(body, lines) : findRegion(body, region) };
}

/** The placeholder for a missing file or region: its name, in the language of the page. */
function placeholder(
  source: SourceText,
  line: Line,
  { path, region }: { readonly path: string; readonly region: string | undefined },
  rule: 'snippet' | 'include',
  context: DialectContext,
): SourceText {
  const file = `\`${path.replace(/^@\/?/, '')}\``;
  noteAt(context, source, line.start, {
    kind: 'need',
    rule,
    message:
      region === undefined
        ? `Unexpected path “${path}”, expected a file of the tree: a placeholder stands in its place.`
        : `Unexpected region “${region}”, expected a region of “${path}”: a placeholder stands in its place.`,
    target: region === undefined ? path : `${path}#${region}`,
    code: 'missing-include',
  });
  const label = quoteArgument(context.ui('warning').replace(/\s*[:：]$/, ''));
  const text =
    region === undefined
      ? context.ui('snippet_missing', { file })
      : context.ui('snippet_region_missing', { file, region });
  return generated(
    `{{% alert title=${label} color="warning" %}}\n${text}\n{{% /alert %}}`,
    originAt(source, line.start),
  );
}

function indented(source: SourceText, indentation: string): SourceText {
  return mapLines(source, (line) => ({
    drop: 0,
    prepend: line.trim() === '' && !indentation.includes('>') ? '' : indentation,
  }));
}
