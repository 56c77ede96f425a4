/**
 * Globs as Hugo's (gobwas/glob with `/` as separator, case ignored): `*` and `?` stay within a folder, `**` does not, `[a-z]`, `[!a]`,
 * `{a,b}`, and `\` before a character that is meant as it is.
 */

const compiled = new Map<string, RegExp>();

/** The glob as a regular expression over whole paths. Where its brackets do not pair it matches nothing but itself. */
export function globToRegExp(glob: string): RegExp {
  const known = compiled.get(glob);
  if (known !== undefined) return known;
  const regExp = compile(globToSource(glob)) ?? new RegExp(`^${escapeText(glob)}$`, 'isu');
  compiled.set(glob, regExp);
  return regExp;
}

/** `undefined` where the source is no expression, as for the range `[z-a]`. */
function compile(source: string | undefined): RegExp | undefined {
  if (source === undefined) return undefined;
  try {
    return new RegExp(`^${source}$`, 'isu');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
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
      source += escapeText(glob.charAt(at + 1));
      at += 1;
    } else source += escapeText(char);
  }
  return depth === 0 ? source : undefined;
}

function classToSource(content: string): string {
  const negated = content.startsWith('!');
  const set = (negated ? content.slice(1) : content).replace(/[\\\]^[&~|]/g, '\\$&');
  return `(?!/)[${negated ? '^' : ''}${set}]`;
}

function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
