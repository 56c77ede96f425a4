/**
 * Names of files, titles and slugs as parts of a URL, by Hugo's rules (`UnicodeSanitize`): letters, digits and marks of every script and `. / \ _ # + ~ - @` are kept, spaces
 * become single hyphens, everything else is removed.
 */

const SAFE = /^[a-z0-9./_~@+-]*$/;
const KEPT = /[\p{L}\p{Nd}\p{M}./\\_#+~@-]/u;
const ESCAPED_BYTE = /^%[0-9a-f]{2}/i;

/** Removes characters that are not allowed in a path; converts to lower case unless `keepCase`. */
export function sanitizePath(path: string, keepCase: boolean): string {
  if (SAFE.test(path)) return path;
  const kept = keepAllowed(path);
  return keepCase ? kept : toLower(kept);
}

function keepAllowed(path: string): string {
  let result = '';
  let spaceBefore = false;
  let hyphenBefore = false;
  let at = 0;
  for (const char of path) {
    if (KEPT.test(char) || (char === '%' && ESCAPED_BYTE.test(path.slice(at, at + 3)))) {
      hyphenBefore = char === '-';
      if (spaceBefore && !hyphenBefore) result += '-';
      spaceBefore = false;
      result += char;
    } else if (result !== '' && !hyphenBefore && /\s/.test(char)) spaceBefore = true;
    at += char.length;
  }
  return result;
}

/** Letter by letter, so that the result does not depend on neighbouring letters (`Σ`), as in Go. */
function toLower(text: string): string {
  let result = '';
  for (const char of text) result += [...char.toLowerCase()][0] ?? '';
  return result;
}

/** Go's `path.Join`: cleaned, without empty parts and trailing slash. */
export function joinPath(...parts: readonly string[]): string {
  const joined = parts.filter((part) => part !== '').join('/');
  if (joined === '') return '';
  const rooted = joined.startsWith('/');
  const kept: string[] = [];
  for (const name of joined.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') kept.push(name);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!rooted) kept.push(name);
  }
  return rooted ? `/${kept.join('/')}` : kept.join('/') || '.';
}

/** Like {@link joinPath}, but keeps a trailing slash of the last part. */
export function joinKeepingSlash(...parts: readonly string[]): string {
  const joined = joinPath(...parts);
  return parts.at(-1)?.endsWith('/') === true && !joined.endsWith('/') ? `${joined}/` : joined;
}
