/** Checks that translations use the terms of the glossary. */
import { type Block, parseOutline } from '../alignment/index.ts';
import type { Page } from '../corpus/index.ts';
import { createLineIndex, createProblem, filePlace, type Problem } from '../diagnostics/index.ts';
import { createOutlineOptions, splitPlaceholders } from '../drift/index.ts';
import type { LoadedSite } from '../site/index.ts';
import { escapePattern } from '../text/index.ts';
import { readTermRules, type TermRule } from './term-rules.ts';

const PROSE = new Set<Block['kind']>(['heading', 'paragraph', 'item', 'row', 'field']);

/** Finds forbidden terms in the prose of pages, not in code, URLs, ids and shortcode names. */
export function checkTerms(loaded: LoadedSite, pages: Iterable<Page>): Problem[] {
  const { site, files, ui, shortcodes } = loaded;
  const { rules, problems } = readTermRules(loaded);
  const byLocale = Map.groupBy(
    rules.filter(({ forbidden }) => forbidden.length > 0),
    ({ locale }) => locale,
  );
  if (byLocale.size === 0) return [...problems];
  const optionsOf = createOutlineOptions(site, ui, shortcodes);
  const patterns = new Map([...byLocale].map(([locale, own]) => [locale, own.map(toPattern)]));
  const found: Problem[] = [...problems];
  for (const page of pages) {
    const own = patterns.get(page.locale);
    const read =
      own === undefined || page.file === '' || page.damaged ? undefined : files.readText(page.file);
    if (own === undefined || read?.kind !== 'text') continue;
    const { text } = read;
    if (!own.some(({ forbidden }) => forbidden.test(text))) continue;
    const prose = proseOf(text, parseOutline(text, optionsOf(page.locale)).blocks);
    for (const pattern of own) found.push(...findIn(page, text, prose, pattern));
  }
  return found;
}

interface Pattern {
  readonly rule: TermRule;
  readonly forbidden: RegExp;
  readonly preferred: RegExp | undefined;
}

function toPattern(rule: TermRule): Pattern {
  const { forbidden, preferred } = rule;
  return {
    rule,
    forbidden: wordsPattern(forbidden),
    preferred: preferred.length === 0 ? undefined : wordsPattern(preferred),
  };
}

const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const NO_WORD_BREAKS = new RegExp(`[${CJK}\\p{Script=Thai}]`, 'u');

/** Matches whole words, case-insensitively; in scripts without spaces, anywhere. */
function wordsPattern(terms: readonly string[]): RegExp {
  // Longest first, because the first matching alternative is used.
  const sources = terms
    .toSorted((a, b) => b.length - a.length)
    .map((term) => {
      const words = term.trim().split(/\s+/).map(escapePattern).join('\\s+');
      const [first = '', last = ''] = [term.trim().at(0), term.trim().at(-1)];
      const before = NO_WORD_BREAKS.test(first) ? '' : '(?<![\\p{L}\\p{N}])';
      const after = NO_WORD_BREAKS.test(last) ? '' : '(?![\\p{L}\\p{N}])';
      return before + words + after;
    });
  return new RegExp(sources.join('|'), 'iu');
}

const TARGET = /\]\((?:[^()\s]|\([^()\s]*\))*/g;

/** A page's text with everything but prose replaced by spaces, so that offsets stay the same. */
function proseOf(text: string, blocks: readonly Block[]): string {
  const lines = text.split('\n');
  const isProse = new Set(
    blocks
      .filter(({ kind }) => PROSE.has(kind))
      .flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, index) => start + index)),
  );
  const kept = lines
    .map((line, index) => (isProse.has(index + 1) ? line : ' '.repeat(line.length)))
    .join('\n');
  return splitPlaceholders(kept)
    .map((part) => (part.isPlaceholder ? blank(part.text) : part.text))
    .join('')
    .replaceAll(TARGET, blank);
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

function findIn(page: Page, text: string, prose: string, { rule, forbidden, preferred }: Pattern): Problem[] {
  const lines = createLineIndex(text);
  const wanted = rule.preferred[0];
  const right = preferred === undefined ? [] : [...prose.matchAll(all(preferred))];
  return [...prose.matchAll(all(forbidden))].flatMap(({ 0: term, index }) => {
    const end = index + term.length;
    // A preferred term may contain a forbidden one.
    if (right.some((match) => match.index <= index && end <= match.index + match[0].length)) return [];
    const place = filePlace(page.file, lines.pointAt(index), lines.pointAt(end));
    return createProblem('forbidden-term', place, {
      message: `Unexpected term “${term}” for “${rule.title}”, expected ${wanted === undefined ? 'another' : rule.preferred.map((each) => `“${each}”`).join(' or ')}.`,
      hint: `The glossary says so in ${rule.file}: use its term, or change the entry.`,
      locale: page.locale,
      target: term,
      suggestion: wanted,
    });
  });
}

function all(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, `g${pattern.flags}`);
}
