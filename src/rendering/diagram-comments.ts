/** The comments around a diagram in HTML. */
const START = 'diagram ';
export const DIAGRAM_END = '/diagram';

/** @param index number of the diagram in its page, from 0 */
export function diagramStart(index: number): string {
  return `${START}${index}`;
}

/** The number of the diagram that begins at a comment, or the end of one; `undefined` for any other comment. */
export function readDiagramComment(comment: string): number | 'end' | undefined {
  if (comment === DIAGRAM_END) return 'end';
  const number = comment.startsWith(START) ? Number(comment.slice(START.length)) : Number.NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
