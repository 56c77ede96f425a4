/** `_redirects`: rules of a static host, as Netlify and Cloudflare read them. */
import type { Point } from '../diagnostics/index.ts';
import { compileWildcards, escapePattern, type Pattern } from '../text/index.ts';

export interface RedirectRule {
  /** The requested path, decoded: `*` at its end matches the rest, `:name` a segment. */
  readonly from: string;
  /** The target: a path or a URL; may contain `:splat` and `:name`. */
  readonly to: string;
  readonly status: number;
  /** The rule applies even if the path exists (`301!`). */
  readonly forced: boolean;
  /** The rule applies to some visitors only (`Country=`, query parameters). */
  readonly conditional: boolean;
  /** The place of `to`. */
  readonly place: { readonly start: Point; readonly end: Point };
}

export interface Redirects {
  readonly rules: readonly RedirectRule[];
  /** The first rule that matches a site path (decoded), and its target. */
  match(path: string, forced: boolean): { readonly rule: RedirectRule; readonly to: string } | undefined;
  /** Whether a conditional rule matches a site path: its target depends on the visitor. */
  isConditional(path: string): boolean;
}

/** Parses the rules of a file; invalid lines are ignored. */
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

/** Hosts treat `/a`, `/a/` and `/a/index.html` alike. */
function bare(path: string): string {
  return path.replace(/\/index\.html$/, '/').replace(/(.)\/$/, '$1');
}

/** Forms that hosts reject, such as repeated names or a second star, match too, without a value. */
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
