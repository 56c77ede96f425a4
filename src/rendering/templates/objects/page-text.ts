/** The text of a page for templates: content, summary, plain text, counts. */
import type { ElementContent } from 'hast';
import { isDivider } from '../../../markdown/index.ts';
import { byteLength, type GoValue, safeHtml } from '../../../templates/index.ts';
import type { ObjectScope } from './scope.ts';

const NAMES: ReadonlySet<string> = new Set([
  'Content',
  'ContentWithoutSummary',
  'FuzzyWordCount',
  'Len',
  'Plain',
  'PlainWords',
  'ReadingTime',
  'Summary',
  'Truncated',
  'WordCount',
]);

export function isTextMember(name: string): boolean {
  return NAMES.has(name);
}

/** A text or count of a page's rendered nodes. */
export function textMember(
  name: string,
  nodes: readonly ElementContent[],
  summary: unknown,
  { context, does, format }: ObjectScope,
): GoValue {
  // Hugo ends the text in files with a line feed; in pages, markup follows.
  const end = format === undefined || nodes.length === 0 ? '' : '\n';
  switch (name) {
    case 'Content':
    case 'ContentWithoutSummary': {
      const shown = name === 'Content' ? nodes : nodes.slice(summaryOf(nodes).length).filter(isShown);
      return safeHtml(shown.length === 0 ? '' : context.hold(shown) + end);
    }
    case 'Summary':
      if (typeof summary === 'string' && !nodes.some(isDivider)) return safeHtml(summary);
      return safeHtml(
        does('summariesOfBlocks') || nodes.some(isDivider)
          ? context.hold(summaryOf(nodes))
          : firstWords(plainOf(nodes, context)),
      );
    case 'Truncated':
      return nodes.slice(summaryOf(nodes).length).some(({ type }) => type === 'element');
    case 'Len':
      return BigInt(byteLength(context.release(context.hold(nodes)) + end));
    case 'Plain':
      return plainOf(nodes, context) + end;
    default:
      return countOf(name, wordsOf(plainOf(nodes, context)));
  }
}

function countOf(name: string, words: readonly string[]): GoValue {
  switch (name) {
    case 'PlainWords':
      return words;
    case 'FuzzyWordCount':
      return BigInt((Math.floor(words.length / 100) + 1) * 100);
    case 'ReadingTime':
      return BigInt(Math.ceil(words.length / 213));
    default:
      return BigInt(words.length);
  }
}

function plainOf(nodes: readonly ElementContent[], { release, hold }: ObjectScope['context']): string {
  return nodes.length === 0 ? '' : release(hold(nodes)).replace(/<[^>]*>/g, '');
}

function wordsOf(plain: string): string[] {
  return plain.split(/\s+/).filter((word) => word !== '');
}

/** Hugo's default summary length, in words. */
const SUMMARY_WORDS = 70;

/** The blocks above the divider; without one, complete blocks until there are enough words. */
function summaryOf(nodes: readonly ElementContent[]): readonly ElementContent[] {
  const divider = nodes.findIndex(isDivider);
  if (divider !== -1) return structuredClone(nodes.slice(0, divider));
  const taken: ElementContent[] = [];
  let words = 0;
  for (const node of nodes) {
    if (words >= SUMMARY_WORDS) break;
    taken.push(node);
    words += wordsOf(textIn(node)).length;
  }
  return structuredClone(taken);
}

function isShown(node: ElementContent): boolean {
  return !isDivider(node);
}

function textIn(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textIn).join(' ') : '';
}

/** Complete sentences until there are enough words: earlier versions of Hugo summarized plain text. */
function firstWords(plain: string): string {
  const words = wordsOf(plain);
  if (words.length <= SUMMARY_WORDS) return words.join(' ');
  const end = words.findIndex((word, at) => at >= SUMMARY_WORDS - 1 && /[.?!"]$/.test(word));
  return words.slice(0, end === -1 ? words.length : end + 1).join(' ');
}
