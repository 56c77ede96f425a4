/**
 * Pages whose parts stand in `{{% capture name %}}` blocks, which a template named in the front matter printed in its own order. Here the blocks are put into
 * that order, with a comment above those that had no heading and `{{% heading %}}` above those that had one.
 */
import { parseShortcodes } from '../../shortcodes/index.ts';
import { concat, generated, originAt, type SourceText, slice, trim } from '../../text/index.ts';
import { type DialectContext, noteAt } from '../dialect.ts';
import { hasHeading, isBlockName, REST, TEMPLATES, type Template } from './templates.ts';

const TEMPLATE_NAME = /^templates\/([\w-]+)$/;

/** The page type that a `content_template` names: `templates/task` → `task`. */
export function contentTypeOf(template: unknown): string | undefined {
  return typeof template === 'string' ? TEMPLATE_NAME.exec(template.trim())?.[1] : undefined;
}

/** Whether a text has capture tags outside of code. */
export function hasCaptures(text: string): boolean {
  return /\{\{[%<]\s*capture\s/.test(text) && blocksOf(text).length > 0;
}

interface CaptureBlock {
  readonly name: string;
  /** Offsets of the whole block and of its content. */
  readonly start: number;
  readonly end: number;
  readonly inner: { readonly start: number; readonly end: number };
}

/** A block ends at its closing tag, or without one at the next block, as in old Hugo. Tags in code are ignored. */
function blocksOf(text: string): CaptureBlock[] {
  const { nodes } = parseShortcodes(text, () => false);
  const blocks: CaptureBlock[] = [];
  let open: { readonly name: string; readonly start: number; readonly from: number } | undefined;
  const close = (at: number, end: number): void => {
    if (open === undefined) return;
    blocks.push({ name: open.name, start: open.start, end, inner: { start: open.from, end: at } });
    open = undefined;
  };
  for (const node of nodes) {
    if (node.kind === 'call' && node.name === 'capture') {
      close(node.start, node.start);
      const name = String(node.args.positional[0] ?? node.args.named.id ?? '');
      open = { name, start: node.start, from: node.end };
    } else if (CLOSING.test(text.slice(node.start, node.end))) close(node.start, node.end);
  }
  close(text.length, text.length);
  return blocks;
}

const CLOSING = /^\{\{[%<]\s*\/\s*capture\s*[%>]\}\}$/;

/**
 * The body with its blocks in the template's order. A block that the template did not print, and a second one of the same name, are kept where they do the
 * least harm: among the text outside of the blocks, and behind the first.
 *
 * @param type the template's name; with one that is not known, blocks stay in the order in which they are written.
 */
export function convertCaptures(
  body: SourceText,
  type: string | undefined,
  context: DialectContext,
): SourceText {
  const blocks = blocksOf(body.text);
  const template = type !== undefined && Object.hasOwn(TEMPLATES, type) ? TEMPLATES[type] : undefined;
  if (blocks.length === 0) {
    // If the parts of a page are already marked in Lockstep's way, only the front matter is converted.
    const isOurs = /<!--\s*(?:overview|body|steps|lessoncontent)\s*-->|\{\{%\s*heading\s/.test(body.text);
    if (!isOurs) noteMissing(body, template ?? [], [], type ?? '', context);
    return body;
  }
  for (const { name, start } of blocks) {
    noteAt(context, body, start, {
      kind: 'change',
      rule: 'capture',
      message: `The block “${name}” is now a part of the page without tags.`,
      target: name,
    });
  }
  if (template === undefined) return inWrittenOrder(body, blocks);

  noteMissing(body, template, blocks, type ?? '', context);
  const parts: SourceText[] = [];
  const printed = new Set(template.flatMap((entry) => (entry === REST ? [] : [entry.name])));
  for (const entry of template) {
    if (entry === REST) {
      const others = blocks.filter(({ name }) => !printed.has(name));
      for (const { name, start } of others) {
        noteAt(context, body, start, {
          kind: 'change',
          rule: 'capture',
          message: `The template “${type}” did not print the block “${name}”; now it is shown.`,
          target: name,
        });
      }
      parts.push(...restOf(body, blocks, new Set(others)));
      continue;
    }
    const own = blocks.filter(({ name }) => name === entry.name);
    const [first] = own;
    if (first === undefined) continue;
    parts.push(...blockParts(body, first));
    for (const { inner } of own.slice(1)) parts.push(contentOf(body, inner));
  }
  return joinParts(parts, body);
}

function noteMissing(
  body: SourceText,
  template: Template,
  blocks: readonly CaptureBlock[],
  type: string,
  context: DialectContext,
): void {
  for (const entry of template) {
    if (entry === REST || !entry.required || blocks.some(({ name }) => name === entry.name)) continue;
    noteAt(context, body, 0, {
      kind: 'need',
      rule: 'block',
      message: `Unexpected page of the type “${type}” without the block “${entry.name}”, expected one.`,
      target: entry.name,
      code: 'missing-block',
    });
  }
}

function inWrittenOrder(body: SourceText, blocks: readonly CaptureBlock[]): SourceText {
  return joinParts(restOf(body, blocks, new Set(blocks)), body);
}

/** The text outside of the blocks, with those of `kept` in their places. */
function restOf(
  body: SourceText,
  blocks: readonly CaptureBlock[],
  kept: ReadonlySet<CaptureBlock>,
): SourceText[] {
  const parts: SourceText[] = [];
  let from = 0;
  for (const block of blocks) {
    parts.push(contentOf(body, { start: from, end: block.start }));
    if (kept.has(block)) parts.push(...blockParts(body, block));
    from = block.end;
  }
  parts.push(contentOf(body, { start: from, end: body.text.length }));
  return parts;
}

function blockParts(body: SourceText, { name, start, inner }: CaptureBlock): SourceText[] {
  const origin = originAt(body, start);
  const content = contentOf(body, inner);
  if (hasHeading(name)) return [generated(`## {{% heading "${name}" %}}`, origin), content];
  if (isBlockName(name)) return [generated(`<!-- ${name} -->`, origin), content];
  return [generated(`## ${name}`, origin), content];
}

/** The content without blank lines at both ends; the indentation of the first line is kept. */
function contentOf(body: SourceText, { start, end }: { start: number; end: number }): SourceText {
  const part = slice(body, start, end);
  const blank = /^(?:[ \t]*\r?\n)*/.exec(part.text)?.[0].length ?? 0;
  const content = slice(part, blank);
  return slice(content, 0, trim(content).text === '' ? 0 : content.text.trimEnd().length);
}

function joinParts(parts: readonly SourceText[], body: SourceText): SourceText {
  const joined: SourceText[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    const origin = originAt(part, 0) ?? originAt(body, 0);
    joined.push(generated('\n', origin), part, generated('\n', origin));
  }
  return concat(joined);
}
