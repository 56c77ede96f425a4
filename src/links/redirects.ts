/** `_redirects`: rules of a static host, as Netlify and Cloudflare read them. */
import type { Point } from '../diagnostics/index.ts';
import { compileWildcards, escapePattern, type Pattern } from '../text/index.ts';

export interface RedirectRule {
  /** Path that is asked for, decoded: `*` at its end stands for the rest, `:name` for a segment. */
  readonly from: string;
  /** Where it leads: a path or an address; may hold `:splat` and `:name`. */
  readonly to: string;
  readonly status: number;
  /** The rule holds even where there is a page (`301!`). */
  readonly forced: boolean;
  /** The rule holds for some visitors alone (`Country=`, query parameters). */
  readonly conditional: boolean;
  /** Where `to` stands. */
  readonly place: { readonly start: Point; readonly end: Point };
}

export interface Redirects {
  readonly rules: readonly RedirectRule[];
  /** The first rule that holds for a site path (decoded), and where it leads then. */
  match(path: string, forced: boolean): { readonly rule: RedirectRule; readonly to: string } | undefined;
  /** Whether a rule that holds for some visitors alone leads on from a site path: where to is not known here. */
  isConditional(path: string): boolean;
}

/** Reads the rules of a file; lines that are none are left out. */
export function parseRedirects(text: string): RedirectRule[] {
  const rules: RedirectRule[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const tokens = [...line.replace(/(^|\s)#.*$/s, '').matchAll(/\S+/g)];
    const [from, ...rest] = tokens;
    const isTarget = (token: string) => /^(?:\/|https?:\/\/)/.test(token);
    const at = rest.findIndex(([token]) => isTarget(token));
    const target = rest[at];
    if (from === undefined || target === undefined || !/^(?:\/|https?:)/.test(from[0])) continue;
    const [status = '', ...conditions] = rest.slice(at + 1).map(([token]) => token);
    const isStatus = /^\d{3}!?$/.test(status);
    rules.push({
      from: from[0],
      to: target[0],
      status: isStatus ? Number.parseInt(status, 10) : 301,
      forced: status.endsWith('!'),
      conditional: at > 0 || conditions.length > 0 || (status !== '' && !isStatus),
      place: {
        start: { line: index + 1, column: target.index + 1 },
        end: { line: index + 1, column: target.index + target[0].length + 1 },
      },
    });
  }
  return rules;
}

/** @param decode makes paths comparable */
export function createRedirects(rules: readonly RedirectRule[], decode: (path: string) => string): Redirects {
  const exact = new Map<string, RedirectRule>();
  const patterns: { rule: RedirectRule; pattern: Pattern }[] = [];
  const conditional: Pattern[] = [];
  const order = new Map(rules.map((rule, index) => [rule, index]));
  for (const rule of rules) {
    if (!rule.from.startsWith('/')) continue;
    const from = decode(rule.from);
    if (rule.conditional) conditional.push(toPattern(from));
    else if (/\/:\w|\*/.test(from)) patterns.push({ rule, pattern: toPattern(from) });
    else if (!exact.has(bare(from))) exact.set(bare(from), rule);
  }
  const rank = (rule: RedirectRule) => order.get(rule) ?? 0;
  return {
    rules,
    match(path, forced) {
      const wanted = bare(path);
      const one = exact.get(wanted);
      let best = one !== undefined && (!forced || one.forced) ? { rule: one, to: one.to } : undefined;
      for (const { rule, pattern } of patterns) {
        if ((forced && !rule.forced) || (best !== undefined && rank(best.rule) < rank(rule))) continue;
        const groups = pattern.groups(path);
        if (groups === undefined) continue;
        const to = rule.to.replace(/:([a-z]\w*)/gi, (whole, name: string) =>
          Object.hasOwn(groups, name) ? (groups[name] ?? '') : whole,
        );
        best = { rule, to };
        break;
      }
      return best;
    },
    isConditional: (path) => conditional.some((pattern) => pattern.test(path)),
  };
}

/** A host answers `/a`, `/a/` and `/a/index.html` alike. */
function bare(path: string): string {
  return path.replace(/\/index\.html$/, '/').replace(/(.)\/$/, '$1');
}

/** What hosts do not allow, a name given twice or a second star, matches too, and is not kept. */
function toPattern(from: string): Pattern {
  const names = new Set<string>();
  const capture = (name: string, pattern: string) => {
    if (names.has(name)) return `(?:${pattern})`;
    names.add(name);
    return `(?<${name}>${pattern})`;
  };
  const source = from
    .replace(/\/$/, '')
    .split(/(\/\*$|\*|\/:[a-z]\w*)/i)
    .map((part) => {
      if (part === '/*') return `(?:/${capture('splat', '.*')})?`;
      if (part === '*') return capture('splat', '.*');
      if (part.startsWith('/:')) return `/${capture(part.slice(2), '[^/]+')}`;
      return escapePattern(part);
    })
    .join('');
  return compileWildcards(`^${source}/?$`);
}
