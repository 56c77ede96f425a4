/** The comments around a diagram in HTML. */
const START = 'diagram ';
export const DIAGRAM_END = '/diagram';

/** @param index number of the diagram on its page, from 0 */
export function diagramStart(index: number): string {
  return `${START}${index}`;
}

/** Reads a comment as the start of a diagram (its number) or the end of one; `undefined` for any other comment. */
export function readDiagramComment(comment: string): number | 'end' | undefined {
  if (comment === DIAGRAM_END) return 'end';
  const number = comment.startsWith(START) ? Number(comment.slice(START.length)) : Number.NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
