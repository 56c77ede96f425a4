/** What sections have in common with their translations. */
import { remember, type Section } from './block.ts';
import { featuresOf } from './features.ts';

/**
 * Whether a section contains so many names that its translation must share some. Code and numbers count; links do not, since they may lead to pages in another language or with
 * other names.
 */
export function isDistinctive(section: Section): boolean {
  return factsOf(section).isDistinctive;
}

function hasNames(tokens: ReadonlySet<string>): boolean {
  let count = 0;
  for (const token of tokens) if (token.startsWith('`') || token.startsWith('#')) count += 1;
  return count > 1;
}

interface SectionFacts {
  readonly tokens: ReadonlySet<string>;
  readonly isDistinctive: boolean;
}

/** The features of all its blocks. */
export function bodyOf(section: Section): ReadonlySet<string> {
  return factsOf(section).tokens;
}

const factsOf = remember<SectionFacts, Section>(({ blocks }) => {
  const tokens = new Set<string>();
  for (const block of blocks) for (const token of featuresOf(block).tokens) tokens.add(token);
  return { tokens, isDistinctive: hasNames(tokens) };
});
