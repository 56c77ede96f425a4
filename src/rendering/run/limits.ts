/** Limits the nesting of a rendered page, so that recursion ends; the limit is far above what pages need. */
import type { ElementContent } from 'hast';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';

/** Maximum nesting of elements in a rendered page. */
const MAX_ELEMENTS = 500;

/** Checks the nesting of elements; all other nesting has been limited before. */
export function checkDepth(
  content: readonly ElementContent[],
  file: string,
  locale: string,
): Problem | undefined {
  let level: readonly ElementContent[] = content;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_ELEMENTS) return createDepthProblem(file, locale);
    level = level.flatMap((node) => (node.type === 'element' ? node.children : []));
  }
  return undefined;
}

export function createDepthProblem(file: string, locale: string): Problem {
  return createProblem('too-deep', filePlace(file), {
    message: `Unexpected depth of the page, expected at most ${MAX_ELEMENTS} HTML elements inside each other.`,
    hint: 'Close HTML elements, and nest emphasis, quotes and lists less deeply.',
    locale,
  });
}
