/** The file `_headers`, in which static hosts such as Netlify and Cloudflare Pages look for response headers. */
import { RE2JS, RE2JSException } from 're2js';

export interface HeaderRule {
  /** Matches the requested URL path. */
  readonly path: { test(path: string): boolean };
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Parses rules: a path at the start of a line, in which `*` matches anything and `:name` a segment, followed by indented headers. Other lines are ignored, as by hosts. */
export function parseHeaderRules(text: string): readonly HeaderRule[] {
  const rules: { path: HeaderRule['path']; headers: [string, string][] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (/^\//.test(line)) rules.push({ path: pathPattern(line.trim()), headers: [] });
    const [, name, value] = HEADER.exec(line) ?? [];
    // Other characters cannot be sent; hosts ignore such a header too.
    if (name !== undefined && value !== undefined && isHeaderValue(value))
      rules.at(-1)?.headers.push([name, value]);
  }
  return rules;
}

/** The headers for a path, with lower-case names. All matching rules apply; values of a repeated header are joined by commas. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  const found = new Map<string, string>();
  for (const { path: pattern, headers } of rules) {
    if (!pattern.test(path)) continue;
    for (const [name, value] of headers) {
      const before = found.get(name.toLowerCase());
      found.set(name.toLowerCase(), before === undefined ? value : `${before}, ${value}`);
    }
  }
  return Object.fromEntries(found);
}

/** Matched in linear time, whatever the file contains. A pattern that is too large matches nothing. */
/** Finds values in `_headers` that cannot be sent: HTTP allows Latin-1 without control characters. Lines count from 1. */
export function findUnusableHeaders(
  text: string,
): readonly { readonly line: number; readonly name: string }[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const [, name, value] = HEADER.exec(line) ?? [];
    return name === undefined || value === undefined || isHeaderValue(value)
      ? []
      : [{ line: index + 1, name }];
  });
}

const HEADER = /^\s+([\w-]+)\s*:\s*(.*\S)\s*$/;

function isHeaderValue(value: string): boolean {
  return /^[\t\u{20}-\u{7e}\u{80}-\u{ff}]*$/u.test(value);
}

function pathPattern(path: string): HeaderRule['path'] {
  const source = path
    .replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll(/:[A-Za-z]\w*/g, '[^/]+');
  try {
    return RE2JS.compile(`^${source}$`);
  } catch (error) {
    if (error instanceof RE2JSException) return { test: () => false };
    throw error;
  }
}
