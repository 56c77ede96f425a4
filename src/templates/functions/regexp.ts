/** Regular expressions with the syntax and guarantees of Go's: linear time for every expression. */
import { RE2JS } from 're2js';
import { fail } from '../error.ts';
import { toIndex, toText } from '../values/cast.ts';
import { type GoValue, NIL_LIST } from '../values/value.ts';
import { type Functions, fn } from './define.ts';

export interface RegExpMatch {
  /** The whole match, then its groups; `''` for groups that did not match. */
  readonly groups: readonly string[];
  readonly names: ReadonlyMap<string, number>;
  readonly start: number;
  readonly end: number;
}

export interface GoRegExp {
  matches(text: string): boolean;
  /** @param limit negative for all matches */
  findAll(text: string, limit: number): RegExpMatch[];
}

const compiled = new Map<string, GoRegExp>();
const MAX_COMPILED = 500;

export function compileRegExp(pattern: string): GoRegExp {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  let expression: RE2JS;
  try {
    expression = RE2JS.compile(pattern);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  const made = wrap(expression);
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  compiled.set(pattern, made);
  return made;
}

function wrap(expression: RE2JS): GoRegExp {
  const names = new Map(Object.entries(expression.namedGroups()));
  return {
    matches: (text) => expression.matcher(text).find(),
    findAll(text, limit) {
      const found: RegExpMatch[] = [];
      const matcher = expression.matcher(text);
      let before = -1;
      while (found.length !== limit && matcher.find()) {
        const [start, end] = [matcher.start(), matcher.end()];
        // Go skips an empty match directly after another one.
        if (start === end && start === before) continue;
        before = end;
        const groups = Array.from(
          { length: matcher.groupCount() + 1 },
          (_, index) => matcher.group(index) ?? '',
        );
        found.push({ groups, names, start, end });
      }
      return found;
    },
  };
}

/** `Regexp.Expand`: `$1`, `${1}`, `${name}`, `$$`. */
function expand(template: string, { groups, names }: RegExpMatch): string {
  return template.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (all, braced?: string, bare?: string) => {
    if (all === '$$') return '$';
    const name = braced ?? bare ?? '';
    const index = /^\d+$/.test(name) ? Number(name) : names.get(name);
    return index === undefined ? '' : (groups[index] ?? '');
  });
}

export const regexps: Functions = {
  FindRE: fn(
    2,
    ([pattern, text, limit]) => {
      const found = find(pattern, text, limit);
      return found.length === 0 ? NIL_LIST : found.map(({ groups }) => groups[0] ?? '');
    },
    3,
  ),
  FindRESubmatch: fn(
    2,
    ([pattern, text, limit]) => {
      const found = find(pattern, text, limit).map(({ groups }) => [...groups]);
      return found.length === 0 ? NIL_LIST : found;
    },
    3,
  ),
  ReplaceRE: fn(
    3,
    ([pattern, replacement, text, limit]) => {
      const source = toText(text);
      const count = limit === undefined ? -1 : toIndex(limit);
      let out = '';
      let from = 0;
      for (const match of compileRegExp(toText(pattern)).findAll(source, count)) {
        out += source.slice(from, match.start) + expand(toText(replacement), match);
        from = match.end;
      }
      return out + source.slice(from);
    },
    4,
  ),
};

function find(pattern: GoValue, text: GoValue, limit: GoValue): RegExpMatch[] {
  return compileRegExp(toText(pattern)).findAll(toText(text), limit === undefined ? -1 : toIndex(limit));
}
