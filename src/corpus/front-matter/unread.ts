/** Finds front matter that is not recognized because its delimiters are invalid. */
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import type { SourceFile } from '../../text/index.ts';

/** Three or more delimiter characters, or what editors and translation tools make of them. */
const RULE = /^[ \t]*(?:(?:[-‐‑–—―－][ \t]*){2,}|—|(?:[+＋][ \t]*){3,}|(?:\*[ \t]*){3,})$/u;
const TITLE = /^\s*title\s*[:=：]/i;

/** Maximum number of lines to search for the end of front matter. */
const MAX_LINES = 100;

/** The finding for a page whose front matter has invalid delimiters; none for a page with valid front matter. */
export function unreadFrontMatter({ path, text }: SourceFile): Problem | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/, MAX_LINES);
  const first = lines.findIndex((line) => line.trim() !== '');
  const opening = lines[first] ?? '';
  if (!RULE.test(opening)) return undefined;
  const end = lines.findIndex((line, index) => index > first && RULE.test(line));
  if (end === -1 || !lines.slice(first + 1, end).some((line) => TITLE.test(line))) return undefined;
  const place = filePlace(
    path,
    { line: first + 1, column: 1 },
    { line: first + 1, column: opening.length + 1 },
  );
  const delimiter = /[+＋]/.test(opening) ? '+++' : '---';
  return createProblem('invalid-front-matter', place, {
    message: `Unexpected “${opening.trim()}” before the front matter, expected “${delimiter}”: the keys are shown on the page as text.`,
    hint: `Write “${delimiter}” on the lines before and after the keys.`,
    suggestion: delimiter,
  });
}
