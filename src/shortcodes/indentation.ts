/** How far the lines of what a tag encloses and prints stand in. */
import type { ElementContent } from 'hast';
import { mapLines, type SourceText } from '../text/index.ts';

/** White space before a tag that stands first on its line; empty where text is before it. */
export function indentationAt(text: string, offset: number): string {
  let start = offset;
  while (text.charAt(start - 1) === ' ' || text.charAt(start - 1) === '\t') start -= 1;
  return start === 0 || text.charAt(start - 1) === '\n' ? text.slice(start, offset) : '';
}

/** Lines after the first get the tag's indentation, as Hugo does with what a tag alone on its line prints. */
export function indent(source: SourceText, indentation: string): SourceText {
  if (indentation === '' || !source.text.includes('\n')) return source;
  return mapLines(source, (line, index) => ({
    drop: 0,
    prepend: index === 0 || line.trim() === '' ? '' : indentation,
  }));
}

/**
 * Hugo gives every line that a tag without a closing one prints the tag's indentation, which shows in preformatted text alone: there each line but the
 * first stands further in.
 */
export function indentPreformatted(
  nodes: readonly ElementContent[],
  indentation: string,
  within = false,
): readonly ElementContent[] {
  if (indentation === '') return nodes;
  return nodes.map((node) => {
    if (node.type === 'text') {
      return within ? { ...node, value: node.value.replaceAll('\n', `\n${indentation}`) } : node;
    }
    if (node.type !== 'element') return node;
    const children = indentPreformatted(node.children, indentation, within || node.tagName === 'pre');
    return { ...node, children: [...children] };
  });
}

export function dedent(source: SourceText, indentation: string): SourceText {
  if (indentation === '' || !source.text.includes('\n')) return source;
  return mapLines(source, (line, index) => ({
    drop: index > 0 && line.startsWith(indentation) ? indentation.length : 0,
    prepend: '',
  }));
}
