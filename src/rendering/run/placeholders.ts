/**
 * Arguments of an include in the included text: `{{ $name }}`, and parts that are only kept if an argument is given, or not given:
 *
 * {{ if not $zeroCode }} … {{ end }}
 *
 * with both tags at the start of a line. Parts cannot be nested.
 */
import { concat, generated, originAt, type SourceText, slice } from '../../text/index.ts';

/** By name, or by position from 0; in a condition, an empty text counts as not given. */
export type IncludeArguments = Readonly<Record<string, string>>;

const CONDITIONAL = /^\{\{\s*if(?<not>\s+not)?\s+\$(?<name>[\w.-]+)\s*\}\}(?<part>.+?)^\{\{\s*end\s*\}\}/gms;
const PLACEHOLDER = /\{\{\s*\$(?<name>[\w.-]+)\s*\}\}/g;

/** Inserts the arguments into the text. Placeholders without an argument are not changed. */
export function fillPlaceholders(source: SourceText, args: IncludeArguments): SourceText {
  if (!source.text.includes('{{')) return source;
  const known = new Map(Object.entries(args));
  const chosen = replace(source, CONDITIONAL, ({ index, groups = {} }, [whole]) => {
    const value = known.get(groups.name ?? '');
    if (value === undefined) return undefined;
    if ((isTruthy(value) ? 'shown' : 'hidden') !== (groups.not === undefined ? 'shown' : 'hidden')) return '';
    const start = index + (whole?.indexOf('}}') ?? 0) + 2;
    return { start, end: start + (groups.part?.length ?? 0) };
  });
  return replace(chosen, PLACEHOLDER, ({ groups = {} }) => known.get(groups.name ?? ''));
}

function isTruthy(value: string): boolean {
  return value !== '' && value !== 'false';
}

/** Replaces each match with a text or a part of the source; `undefined` leaves it unchanged. */
function replace(
  source: SourceText,
  pattern: RegExp,
  replacement: (
    match: RegExpExecArray,
    texts: readonly string[],
  ) => string | { readonly start: number; readonly end: number } | undefined,
): SourceText {
  const parts: SourceText[] = [];
  let from = 0;
  for (const match of source.text.matchAll(pattern)) {
    const by = replacement(match, match);
    if (by === undefined) continue;
    parts.push(slice(source, from, match.index));
    parts.push(
      typeof by === 'string' ? generated(by, originAt(source, match.index)) : slice(source, by.start, by.end),
    );
    from = match.index + match[0].length;
  }
  parts.push(slice(source, from));
  return concat(parts);
}
