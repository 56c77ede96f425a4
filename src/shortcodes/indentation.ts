/** The indentation of a tag's content and output. */
import type { ElementContent } from 'hast';
import { mapLines, type SourceText } from '../text/index.ts';

/** White space before a tag that comes first on its line; empty if text precedes it. */
export function indentationAt(text: string, offset: number): string {
  let start = offset;
  while (text.charAt(start - 1) === ' ' || text.charAt(start - 1) === '\t') start -= 1;
  return start === 0 || text.charAt(start - 1) === '\n' ? text.slice(start, offset) : '';
}

/** Adds the tag's indentation to lines after the first, as Hugo does with the output of a tag that is alone on its line. */
export function indent(source: SourceText, indentation: string): SourceText {
  if (indentation === '' || !source.text.includes('\n')) return source;
  return mapLines(source, (line, index) => ({
    drop: 0,
    prepend: index === 0 || line.trim() === '' ? '' : indentation,
  }));
}

/** Hugo adds the tag's indentation to every line that a tag without a closing one prints, which is only visible in preformatted text. */
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
