/** A text by its lines. */
export interface PlainText {
  readonly text: string;
  /** Offsets of the starts of lines. */
  readonly starts: readonly number[];
}

export function linesOf(text: string): PlainText {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { text, starts };
}

/** Offset behind the last character of a line. */
export function endOfLine({ text, starts }: PlainText, line: number): number {
  return (starts[line + 1] ?? text.length + 1) - 1;
}

/** How many spaces a line begins with. */
export function indentOf({ text, starts }: PlainText, line: number): number {
  const start = starts[line] ?? text.length;
  let at = start;
  while (text.charCodeAt(at) === 0x20) at += 1;
  return at - start;
}

export function isBlank(source: PlainText, line: number): boolean {
  const { text, starts } = source;
  const end = endOfLine(source, line);
  for (let at = starts[line] ?? end; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09) return false;
  }
  return true;
}
