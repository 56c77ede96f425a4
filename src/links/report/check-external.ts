/** Addresses of other sites, asked one by one; only when somebody wants it. */
import { createProblem, type Problem } from '../../diagnostics/index.ts';
import { type AskHttp, type Clock, wait } from '../../io/index.ts';
import type { LoadedSite } from '../../site/index.ts';
import { parseAddress } from '../address.ts';
import { askAddress } from '../external/ask.ts';
import { type ExternalCache, parseExternalCache } from '../external/cache.ts';
import type { Outcome } from '../external/outcome.ts';
import { runPaced } from '../external/pace.ts';
import { createIgnore } from '../ignore.ts';
import type { LinkSource } from './link-sources.ts';

export interface ExternalOptions {
  readonly askHttp: AskHttp;
  readonly clock: Clock;
  /** Text of the file of addresses that answered; empty for none. */
  readonly cacheText: string;
  readonly maxAgeDays: number;
  readonly timeoutMs: number;
  /** The first pause before a busy server is asked again. */
  readonly pauseMs: number;
  /** Least time between two requests to one host. */
  readonly intervalMs: number;
  onProgress(done: number, total: number): void;
}

export interface ExternalResult {
  /** Addresses that were asked; the others are known from earlier. */
  readonly asked: number;
  readonly addresses: number;
  /** Addresses of which nothing is known: a login, a limit of requests, a private network. */
  readonly unknown: readonly { readonly url: string; readonly reason: string }[];
  readonly problems: readonly { readonly problem: Problem; readonly source: LinkSource }[];
  readonly cacheText: string;
}

const LIMITS = {
  attempts: 3,
  maxPauseMs: 60_000,
  maxBytes: 4 * 1024 * 1024,
  parallel: 24,
  perHost: 2,
} as const;

/** @param sources links, of which those to other sites are asked for */
export async function checkExternal(
  { site }: Pick<LoadedSite, 'site'>,
  sources: readonly LinkSource[],
  options: ExternalOptions,
): Promise<ExternalResult> {
  const isIgnored = createIgnore(site.links.ignore);
  const byUrl = new Map<string, LinkSource[]>();
  for (const source of sources) {
    const url = externalUrl(source, site);
    // A query of `link-check=no` says that the address is not to be asked.
    if (url === undefined || isIgnored(url) || /[?&]link-check=no\b/.test(url)) continue;
    const list = byUrl.get(url);
    if (list === undefined) byUrl.set(url, [source]);
    else list.push(source);
  }
  const cache: ExternalCache = parseExternalCache(options.cacheText, options.clock.now(), options.maxAgeDays);
  const urls = [...byUrl.keys()].sort();
  const wanted = urls.filter((url) => !cache.isFresh(url));
  const privateHosts = new Set(site.links.privateHosts);
  const outcomes = new Map<string, Outcome>();
  const ask = (url: string, method: 'HEAD' | 'GET') =>
    options.askHttp({ url, method, timeoutMs: options.timeoutMs, maxBytes: LIMITS.maxBytes, privateHosts });
  let done = 0;
  await runPaced(
    wanted,
    (url) => new URL(url).host,
    async (url) => {
      const outcome = await askAddress(url, { ...LIMITS, ask, wait, pauseMs: options.pauseMs });
      outcomes.set(url, outcome);
      if (outcome.kind === 'alive' && outcome.movedTo === undefined) cache.note(url);
      done += 1;
      options.onProgress(done, wanted.length);
    },
    { ...LIMITS, intervalMs: options.intervalMs, now: options.clock.elapsed, wait },
  );
  const problems = urls.flatMap((url) => {
    const outcome = outcomes.get(url);
    return (byUrl.get(url) ?? []).flatMap((source) =>
      outcome === undefined ? [] : problemsOf(url, outcome, source).map((problem) => ({ problem, source })),
    );
  });
  return {
    asked: wanted.length,
    addresses: urls.length,
    unknown: [...outcomes].flatMap(([url, outcome]) =>
      outcome.kind === 'unknown' ? [{ url, reason: outcome.reason }] : [],
    ),
    problems,
    cacheText: cache.toText(new Set(urls)),
  };
}

function externalUrl({ link, context }: LinkSource, site: LoadedSite['site']): string | undefined {
  if (link.element === 'code' || link.element === 'form') return undefined;
  const address = parseAddress(link.href ?? link.target, {
    url: context.url,
    basePath: site.basePath,
    origin: site.origin,
    exampleHosts: new Set(site.links.exampleHosts),
  });
  return address.kind === 'external' ? address.url : undefined;
}

function problemsOf(url: string, outcome: Outcome, { link, context }: LinkSource): Problem[] {
  const common = { target: link.target, locale: context.locale };
  const moved = outcome.kind === 'alive' || outcome.kind === 'missing-anchor' ? outcome.movedTo : undefined;
  const problems: Problem[] = [];
  if (outcome.kind === 'broken') {
    problems.push(
      createProblem('external-broken', link.place, {
        ...common,
        message: `Unexpected end at ${url}: ${outcome.reason}.`,
        hint: 'Correct the address, or take the link out.',
      }),
    );
  }
  if (outcome.kind === 'missing-anchor') {
    problems.push(
      createProblem('external-broken', link.place, {
        ...common,
        message: `Unexpected fragment “#${outcome.fragment}”, expected an anchor of ${url.replace(/#.*$/s, '')}.`,
        hint: 'Correct the fragment, or take it off.',
      }),
    );
  }
  if (moved !== undefined) {
    problems.push(
      createProblem('external-redirected', link.place, {
        ...common,
        message: `Unexpected address ${url}, expected ${moved}, where it has moved for good.`,
        hint: `Link to ${moved}.`,
        suggestion: moved,
      }),
    );
  }
  return problems;
}
