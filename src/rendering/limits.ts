/** What no author writes by hand and no parser should be fed: refused before it is read, with the place. */
import { createProblem, type Problem } from '../diagnostics/index.ts';
import { placeOf, type SourceFile } from '../text/index.ts';

/** In UTF-16 code units. */
const MAX_LINE = 1_000_000;
const MAX_PAGE = 20_000_000;
/** Quotes or list items that one line opens. */
const MAX_CONTAINERS = 100;

const NESTED = new RegExp(`^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${MAX_CONTAINERS},}`);

/** The first limit that a file's body exceeds. */
export function checkLimits(file: SourceFile, bodyStart: number, locale: string): Problem | undefined {
  const { text } = file;
  if (text.length > MAX_PAGE) {
    return createProblem('too-large', placeOf({ file, offset: 0 }), {
      message: `Unexpected size of the page, ${text.length} characters, expected at most ${MAX_PAGE}.`,
      hint: 'Split the page.',
      locale,
    });
  }
  for (let start = bodyStart; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (end - start > MAX_LINE) {
      return createProblem('too-large', placeOf({ file, offset: start }), {
        message: `Unexpected length of a line, ${end - start} characters, expected at most ${MAX_LINE}.`,
        hint: 'Break the line, or keep such data in a file of its own.',
        locale,
      });
    }
    // A line that could nest so deep is long and starts with a marker: the expression is tried on few lines.
    if (
      end - start >= MAX_CONTAINERS &&
      /^[ \t]*[>\-+*\d]/.test(text.slice(start, start + 40)) &&
      NESTED.test(text.slice(start, end))
    ) {
      return createProblem('too-deep', placeOf({ file, offset: start }), {
        message: `Unexpected depth: this line opens ${MAX_CONTAINERS} or more quotes or lists.`,
        hint: 'Nest quotes and lists less deeply.',
        locale,
      });
    }
    start = end + 1;
  }
  return undefined;
}
