/**
 * Typographic quotes, dashes and dots, for sites that leave Hugo's `typographer` on. Rules of Goldmark's `extension/typographer.go`: `"…"` and `'…'` by
 * the characters around them, `--` en dash, `---` em dash, `...` ellipsis, `<<` and `>>` guillemets, an apostrophe inside a word.
 */
import type { Parents, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';

const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/---/g, '—'],
  [/--/g, '–'],
  [/\.\.\./g, '…'],
  [/<</g, '«'],
  [/>>/g, '»'],
];

export function remarkTypographer() {
  return (tree: Root): void => {
    visit(tree, 'text', (node, index, parent) => {
      if (parent === undefined || index === undefined || !/["'.<>-]/.test(node.value)) return;
      const before = neighbour(parent, index - 1, 'end');
      const after = neighbour(parent, index + 1, 'start');
      let value = curlQuotes(node.value, before, after);
      for (const [pattern, replacement] of REPLACEMENTS) value = value.replace(pattern, replacement);
      node.value = value;
    });
  };
}

/** The character beside a text node: of a neighbouring text, a letter for other inline content, a space at the ends. */
function neighbour(parent: Parents, index: number, side: 'start' | 'end'): string {
  const node = parent.children[index];
  if (node === undefined || node.type === 'break') return ' ';
  if (node.type !== 'text') return 'x';
  const { value }: Text = node;
  return side === 'end' ? value.slice(-1) : value.slice(0, 1);
}

function curlQuotes(text: string, before: string, after: string): string {
  return text.replace(/["']/g, (quote, at: number) => {
    const previous = at === 0 ? before : text.charAt(at - 1);
    const next = at === text.length - 1 ? after : text.charAt(at + 1);
    const opens = (/[\s\p{P}]/u.test(previous) || previous === '') && !/\s/.test(next) && next !== '';
    if (quote === '"') return opens && !isClosing(previous) ? '“' : '”';
    if (opens && !/\d/.test(next) && !isClosing(previous)) return '‘';
    return '’';
  });
}

/** Punctuation after which a quotation mark closes rather than opens. */
function isClosing(char: string): boolean {
  return /[.,;:!?)\]}»”’…]/.test(char);
}
