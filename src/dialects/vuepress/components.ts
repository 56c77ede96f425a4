/** Replaces Vue components and attributes in Markdown, which static pages do not support, by their text and titles. */
import type { SourceText } from '../../text/index.ts';
import { type DialectContext, noteAt } from '../dialect.ts';
import { applyEdits, type Edit } from '../edits.ts';
import { type Prose, proseOf } from '../prose.ts';
import { isHtmlElement } from './html-names.ts';

const ATTRIBUTE = String.raw`\s+[^\s"'<>/=\`]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>\`]+))?`;
const TAG = new RegExp(String.raw`<(/?)([A-Za-z][\w.-]*)((?:${ATTRIBUTE})*)\s*(/?)>`, 'g');
/** Attributes of components with text for readers. */
const TEXT_ATTRIBUTES = ['title', 'header', 'label', 'text', 'summary', 'description', 'details'];

/** Badges become marked words, other components their text; `<script>` and `<style>` are removed. */
export function convertComponents(source: SourceText, context: DialectContext): SourceText {
  if (!source.text.includes('<')) return source;
  const plain = withoutScripts(source, context);
  const prose = proseOf(plain.text);
  const closed = closedNames(plain.text, prose);
  const edits: Edit[] = [];
  for (const match of plain.text.matchAll(TAG)) {
    const { index } = match;
    if (!prose.isProse(index) || isAutolink(match[0])) continue;
    const [whole, slash = '', name = '', attributes = '', selfClosing = ''] = match;
    const end = index + whole.length;
    if (name.toLowerCase() === 'badge') {
      edits.push({ start: index, end, by: badge(slash, attributes, selfClosing) });
      if (slash === '') noteBadge(plain, index, context);
    } else if (isHtmlElement(name)) {
      const kept = plainAttributes(attributes, context);
      if (kept === attributes) continue;
      edits.push({ start: index, end, by: `<${slash}${name}${kept}${selfClosing}>` });
      noteAt(context, plain, index, {
        kind: 'loss',
        rule: 'directive',
        message: 'Attributes of Vue on an HTML element are taken off.',
        target: name,
      });
    } else if (isPlaceholder(name, attributes, selfClosing, closed)) {
      edits.push({ start: index, end: index + 1, by: '&lt;' });
      noteAt(context, plain, index, {
        kind: 'change',
        rule: 'placeholder',
        message: `“${whole}” is no HTML element: it now shows as it is written.`,
        target: whole,
      });
    } else {
      edits.push({
        start: index,
        end,
        by: slash === '' ? textOf(attributes, isAlone(plain.text, index)) : '',
      });
      if (slash === '') noteComponent(plain, index, name, context);
    }
  }
  return applyEdits(plain, edits);
}

/** `<script setup>` and `<style>` blocks of a page. */
function withoutScripts(source: SourceText, context: DialectContext): SourceText {
  const { text } = source;
  const prose = proseOf(text);
  const edits: Edit[] = [];
  const lastClosings = new Map(['script', 'style'].map((name) => [name, text.lastIndexOf(`</${name}>`)]));
  for (const { 1: name = '', index } of text.matchAll(/<(script|style)\b/g)) {
    const isOpen = prose.isProse(index) && index >= (edits.at(-1)?.end ?? 0);
    if (!isOpen || index > (lastClosings.get(name) ?? -1)) continue;
    const closing = `</${name}>`;
    const at = text.indexOf(closing, index);
    const end = at + closing.length;
    edits.push({ start: index, end: text.startsWith('\n', end) ? end + 1 : end, by: '' });
    noteAt(context, source, index, {
      kind: 'loss',
      rule: 'script',
      message: `A block <${name}> is removed.`,
      target: name,
      code: 'unsupported-markup',
    });
  }
  return applyEdits(source, edits);
}

function closedNames(text: string, prose: Prose): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { 0: whole, 1: name = '', index } of text.matchAll(/<\/([A-Za-z][\w.-]*)\s*>/g)) {
    if (whole !== '' && prose.isProse(index)) names.add(name);
  }
  return names;
}

/** Whether a tag is a placeholder in prose such as `<pod-name>`. Components have a capital, attributes, or an end tag. */
function isPlaceholder(
  name: string,
  attributes: string,
  selfClosing: string,
  closed: ReadonlySet<string>,
): boolean {
  return !/^[A-Z][a-z]/.test(name) && attributes.trim() === '' && selfClosing === '' && !closed.has(name);
}

function isAutolink(tag: string): boolean {
  return /^<[A-Za-z][\w+.-]*:|^<[^\s<>]+@/.test(tag);
}

function isAlone(text: string, index: number): boolean {
  return text.slice(text.lastIndexOf('\n', index - 1) + 1, index).trim() === '';
}

/** The text of a component's attributes, as a paragraph if the component is alone on its line. */
function textOf(attributes: string, alone: boolean): string {
  const words = TEXT_ATTRIBUTES.flatMap((name) => attributeOf(attributes, name) ?? []).filter(
    (text) => text.trim() !== '',
  );
  if (words.length === 0) return '';
  return alone ? `\n**${words.join(' ')}**\n` : words.join(' ');
}

function attributeOf(attributes: string, name: string): string | undefined {
  const match = new RegExp(String.raw`(?:^|\s)${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match === null ? undefined : (match[1] ?? match[2] ?? '');
}

function badge(slash: string, attributes: string, selfClosing: string): string {
  if (slash !== '') return '</span>';
  const kind = attributeOf(attributes, 'type');
  const text = attributeOf(attributes, 'text');
  const open = `<span class="badge${kind === undefined || !/^\w+$/.test(kind) ? '' : ` badge-${kind}`}">`;
  return selfClosing === '' ? `${open}${text ?? ''}` : `${open}${text ?? ''}</span>`;
}

/** Removes `v-…`, `:x`, `@x` and `#x`; `:src="'/a.png'"` and `$withBase('/a.png')` become plain values. */
function plainAttributes(attributes: string, context: DialectContext): string {
  return attributes.replace(new RegExp(ATTRIBUTE, 'g'), (attribute) => {
    const bound =
      /^\s+(?:v-bind)?:(src|href|alt|title)\s*=\s*"\s*(?:\$withBase\(\s*)?'([^']*)'\s*\)?\s*"$/.exec(
        attribute,
      );
    if (bound !== null) return ` ${bound[1]}="${context.asset(bound[2] ?? '') ?? bound[2]}"`;
    return /^\s+(?:v-|:|@|#)/.test(attribute) ? '' : attribute;
  });
}

function noteBadge(source: SourceText, index: number, context: DialectContext): void {
  noteAt(context, source, index, { kind: 'change', rule: 'badge', message: 'A badge is now a marked word.' });
}

function noteComponent(source: SourceText, index: number, name: string, context: DialectContext): void {
  noteAt(context, source, index, {
    kind: 'loss',
    rule: 'component',
    message: `The Vue component <${name}> is removed; the text in it stays.`,
    target: name,
    code: 'unsupported-markup',
  });
}
