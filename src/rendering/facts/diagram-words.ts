/** The words of a diagram: what its drawing shows, without the signs of its source. */

/** Lines that say how any diagram looks, not what is in it. */
const LOOKS = /^\s*(?:%%.*|(?:classDef|linkStyle)\b.*|end|autonumber)\s*$/;
/** Diagrams in which lines with these words are about looks, too; in others they are names or text. */
const STYLED = /^\s*(?:graph|flowchart|stateDiagram)/;
const STYLES = /^\s*(?:class|style|click|direction)\s/;
/** The look of a node, written behind it: `:::warm`. */
const LOOK = /:::\w+/g;
const SIGNS = /[^\p{L}\p{M}\p{N}\s]+/gu;
/** Signs that belong to the word before them: one alone, or the end of a sentence in brackets or quotes. Arrows and brackets are longer, or have no word before. */
const PUNCTUATION = /^(?:[.,:;!?'’%/@_+-]|([.,:;!?%])["'\])}|]+)$/;
const WORD_END = /[\p{L}\p{M}\p{N}]$/u;

/** @param source of a diagram for Mermaid, without escapes of HTML */
export function diagramWords(source: string): string {
  const text = source.replace(/^\s*---\n.*?\n---\n/s, '');
  const [kind = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '' && !LOOKS.test(line));
  const shown = STYLED.test(kind) ? lines.filter((line) => !STYLES.test(line)) : lines;
  return shown.map(wordsOfLine).join('\n');
}

function wordsOfLine(line: string): string {
  return line.replaceAll(LOOK, ' ').replaceAll(SIGNS, (signs: string, at: number, whole: string) => {
    const punctuation = WORD_END.test(whole.slice(0, at)) ? PUNCTUATION.exec(signs) : null;
    return punctuation === null ? ' ' : (punctuation[1] ?? signs);
  });
}
