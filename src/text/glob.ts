/**
 * Globs as in Hugo (gobwas/glob with `/` as separator, ignoring case): `*` and `?` match within a folder, `**` across folders, `[a-z]`, `[!a]`, `{a,b}`, and `\` before a literal
 * character.
 */
import { compilePattern, escapePattern, type Pattern, PatternSyntaxError } from './pattern.ts';
import { createRecent } from './recent.ts';

/** A compiled expression can take a hundred kilobytes; a site has a few dozen globs. */
const compiled = createRecent<Pattern>(250);

/** Compiles a glob that matches whole paths. With unbalanced brackets it is matched literally. */
export function compileGlob(glob: string): Pattern {
  return compiled.get(
    glob,
    () =>
      compile(globToSource(glob)) ?? {
        test: (text) => text.toLowerCase() === glob.toLowerCase(),
        groups: () => undefined,
      },
  );
}

/** Why Hugo would reject a text as a glob; `undefined` if it would not. */
export function globFault(glob: string): string | undefined {
  const source = globToSource(glob);
  if (source === undefined) return 'a bracket that is not closed';
  return compile(source) === undefined ? 'a range that ends before it begins' : undefined;
}

/** `undefined` for an invalid expression, such as the range `[z-a]`. */
function compile(source: string | undefined): Pattern | undefined {
  if (source === undefined) return undefined;
  try {
    return compilePattern(`^${source}$`, { ignoreCase: true, dotAll: true });
  } catch (error) {
    if (error instanceof PatternSyntaxError) return undefined;
    throw error;
  }
}

/** Whether a text is a glob that can match more than one path. */
export function hasWildcard(text: string): boolean {
  return /[*?[\]{}\\]/.test(text);
}

function globToSource(glob: string): string | undefined {
  let source = '';
  let depth = 0;
  for (let at = 0; at < glob.length; at += 1) {
    const char = glob.charAt(at);
    if (char === '*') {
      const deep = glob.charAt(at + 1) === '*';
      source += deep ? '.*' : '[^/]*';
      if (deep) at += 1;
    } else if (char === '?') source += '[^/]';
    else if (char === '[') {
      const end = glob.indexOf(']', at + 2);
      if (end === -1) return undefined;
      source += classToSource(glob.slice(at + 1, end));
      at = end;
    } else if (char === '{') {
      source += '(?:';
      depth += 1;
    } else if (char === '}' && depth > 0) {
      source += ')';
      depth -= 1;
    } else if (char === ',' && depth > 0) source += '|';
    else if (char === '\\' && at + 1 < glob.length) {
      source += escapePattern(glob.charAt(at + 1));
      at += 1;
    } else source += escapePattern(char);
  }
  return depth === 0 ? source : undefined;
}

/** A class never matches a slash, not even a range such as `[!-~]`. */
function classToSource(content: string): string {
  const negated = content.startsWith('!');
  const chars = [...(negated ? content.slice(1) : content)];
  let set = '';
  for (let at = 0; at < chars.length; at += 1) {
    const [low = '', dash, high] = chars.slice(at, at + 3);
    if (dash === '-' && high !== undefined) {
      set += rangeToSource(low, high);
      at += 2;
    } else if (low !== '/') set += escapeInClass(low);
  }
  if (negated) return `[^/${set}]`;
  return set === '' ? NOTHING : `[${set}]`;
}

/** Matches no character. */
const NOTHING = '[^\\x{0}-\\x{10FFFF}]';

function rangeToSource(low: string, high: string): string {
  const range = (from: string, to: string) => `${escapeInClass(from)}-${escapeInClass(to)}`;
  if (low > '/' || high < '/' || low > high) return range(low, high);
  const below = low === '/' ? '' : range(low, '.');
  return high === '/' ? below : below + range('0', high);
}

function escapeInClass(char: string): string {
  return char.replace(/[\\\]^[&~|-]/, '\\$&');
}
