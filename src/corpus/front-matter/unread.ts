/** Front matter that its writer meant and no program reads, since the lines round it only look like its delimiters. */
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import type { SourceFile } from '../../text/index.ts';

/** Three signs or more of one kind, or what editors and tools of translators make of them. */
const RULE = /^[ \t]*(?:(?:[-‐‑–—―－][ \t]*){2,}|—|(?:[+＋][ \t]*){3,}|(?:\*[ \t]*){3,})$/u;
const TITLE = /^\s*title\s*[:=：]/i;

/** Lines that front matter may have at most before somebody looks for its end. */
const MAX_LINES = 100;

/** The finding for a page that begins with front matter between lines that do not delimit it; of a page that has front matter, nothing. */
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
    message: `Unexpected “${opening.trim()}” before the front matter, expected “${delimiter}”: the keys stand on the page as text.`,
    hint: `Write “${delimiter}” on the lines before and behind the keys.`,
    suggestion: delimiter,
  });
}
