/** Parts of a text that are not translated: code, links, numbers, names of shortcodes. Blocks with common features probably correspond. */

import { createRecent } from '../text/index.ts';
import { type Block, type BlockKind, remember } from './block.ts';
import { codeTokens } from './code-tokens.ts';

export interface Features {
  readonly kind: BlockKind;
  readonly level: number;
  readonly key: string;
  readonly tokens: ReadonlySet<string>;
  /** Whether a text has so many features that its translation must share some. */
  readonly isDistinctive: boolean;
  readonly length: number;
}

export const featuresOf = remember<Features>(readFeatures);

function readFeatures({ kind, level, key, text, explicitId, name }: Block): Features {
  const shared =
    kind === 'code'
      ? CODE.get(text, codeTokens)
      : (kind === 'shortcode' ? TAGS : PROSE).get(key, (own) => readTokens(own, kind === 'shortcode'));
  const own = [
    ...(explicitId === undefined ? [] : [`id ${explicitId}`]),
    ...(name === undefined ? [] : [`field ${name}`]),
  ];
  const tokens = own.length === 0 ? shared : new Set([...shared, ...own]);
  return { kind, level, key, tokens, isDistinctive: isDistinctive(tokens), length: weightOf(text) };
}

const CODE = createRecent<ReadonlySet<string>>(2000);
const TAGS = createRecent<ReadonlySet<string>>(1000);
const PROSE = createRecent<ReadonlySet<string>>(10_000);

function readTokens(key: string, isTag: boolean): ReadonlySet<string> {
  const tokens = new Set<string>();
  const add = (pattern: RegExp, prefix: string, isWanted?: (word: string) => boolean) => {
    for (const match of key.matchAll(pattern)) {
      const word = match[1] ?? match[0];
      if (isWanted === undefined || isWanted(word)) tokens.add(prefix + word);
    }
  };
  if (key.includes('`')) add(/`([^`]+)`/g, '`');
  // The locale in a URL is ignored.
  if (key.includes('](')) add(/\]\((?:\/[a-z]{2,3}(?:-[a-z]{2,4})?(?=\/))?([^)\s]+)/g, '@');
  if (key.includes('{{')) add(/\{\{\/?([\w-]+)/g, '{');
  // Arguments of a tag are the same in every language, whatever the tag's name.
  if (isTag) add(/"([^"]*[./_-][^"]*)"/g, '"');
  add(/(?<![\w.])v?\d+(?:\.\d+)*/g, '#');
  // Words that are not translated: CamelCase, ALL_CAPS, or with a dot or slash.
  add(/\b[A-Za-z][A-Za-z./_-]+\b/g, '', isName);
  return tokens;
}

/** CamelCase, ALL_CAPS, or with an inner dot or slash. */
function isName(word: string): boolean {
  return /^(?:[A-Z][a-z]+){2,}$|^[A-Z][A-Z_]{2,}$|^[a-z]+(?:[./_-][a-z]+)+$/.test(word);
}

/** Length in letters; an East Asian character counts as about three. */
export function weightOf(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at += 1) weight += text.charCodeAt(at) >= 0x2e80 ? 3 : 1;
  return weight;
}

/** How likely it is that one block translates the other: 0 (impossible) to about 4. */
export function similarity(a: Features, b: Features): number {
  if (a.kind !== b.kind || a.level !== b.level) return 0;
  if (a.key === b.key) return 4;
  const ratio = Math.min(a.length, b.length) / Math.max(a.length, b.length, 1);
  const shared = overlap(a.tokens, b.tokens);
  if (a.kind === 'field') return shared > 0 ? 4 : 0;
  if (a.kind === 'code') return 0.2 + 3 * shared;
  if (a.kind === 'shortcode') return shared > 0 ? 2 : 0;
  if (shared === 0 && a.isDistinctive && b.isDistinctive) return 0;
  const plain = a.tokens.size === 0 && b.tokens.size === 0;
  return 0.3 + (plain ? 1 : 2.5 * shared) + 0.7 * ratio;
}

function isDistinctive(tokens: ReadonlySet<string>): boolean {
  let strong = 0;
  for (const token of tokens) if (/^[`@]./.test(token)) strong += 1;
  return strong >= 2;
}

/** Share of common tokens, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const token of small) if (large.has(token)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
