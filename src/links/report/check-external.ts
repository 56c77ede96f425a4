/** Addresses of other sites, asked one by one; only when somebody wants it. */
import { createProblem, type Problem } from '../../diagnostics/index.ts';
import { type AskHttp, type Clock, wait } from '../../io/index.ts';
import type { LoadedSite } from '../../site/index.ts';
import { parseAddress } from '../address.ts';
import { type Ask, askPage, judgeAddress, needsBody } from '../external/ask.ts';
import { type ExternalCache, parseExternalCache } from '../external/cache.ts';
import { type Outcome, splitAddress } from '../external/outcome.ts';
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
  /** Aborted where the run is to end early: what was learnt until then is given back. */
  readonly signal?: AbortSignal | undefined;
  /** The links are all that the site has: addresses that are not among them are forgotten. */
  readonly isWhole: boolean;
  onProgress(done: number, total: number): void;
  /** Takes the text of the file from time to time, so that nothing is lost however a run ends. */
  save(cacheText: string): void;
}

/** How the servers of a host answered. */
export interface HostReport {
  readonly host: string;
  readonly asked: number;
  readonly broken: number;
  readonly moved: number;
  readonly unknown: number;
}

export interface ExternalResult {
  /** Addresses that were asked; the others are known from earlier. */
  readonly asked: number;
  readonly addresses: number;
  /** Addresses of which nothing is known: a login, a limit of requests, a private network. */
  readonly unknown: readonly { readonly url: string; readonly reason: string }[];
  /** In the order of hosts by name. */
  readonly hosts: readonly HostReport[];
  /** The run was ended before all were asked. */
  readonly interrupted: boolean;
  readonly problems: readonly Problem[];
  readonly cacheText: string;
}

const LIMITS = {
  attempts: 3,
  maxPauseMs: 60_000,
  maxBytes: 4 * 1024 * 1024,
  parallel: 24,
  perHost: 2,
} as const;

/** So much is lost at most when a run is killed. */
const SAVE_EVERY_MS = 2000;

/** @param sources links, of which those to other sites are asked for */
export async function checkExternal(
  { site }: Pick<LoadedSite, 'site'>,
  sources: readonly LinkSource[],
  options: ExternalOptions,
): Promise<ExternalResult> {
  const byUrl = linksByUrl(sources, site);
  const cache = parseExternalCache(options.cacheText, options.clock.now(), options.maxAgeDays);
  const urls = [...byUrl.keys()].sort();
  const wanted = urls.filter((url) => !cache.isFresh(url));
  const used = options.isWhole ? new Set(urls) : undefined;
  const outcomes = await askAddresses(wanted, site, cache, used, options);
  const problems = urls.flatMap((url) => {
    const outcome = outcomes.get(url);
    return outcome === undefined
      ? []
      : (byUrl.get(url) ?? []).flatMap((source) => problemsOf(url, outcome, source));
  });
  return {
    asked: outcomes.size,
    addresses: urls.length,
    unknown: [...outcomes].flatMap(([url, outcome]) =>
      outcome.kind === 'unknown' ? [{ url, reason: outcome.reason }] : [],
    ),
    hosts: reportHosts(outcomes),
    interrupted: options.signal?.aborted === true && outcomes.size < wanted.length,
    problems,
    cacheText: cache.toText(used),
  };
}

/** The links to other sites, by their addresses, without those that are not to be asked. */
function linksByUrl(
  sources: readonly LinkSource[],
  site: LoadedSite['site'],
): ReadonlyMap<string, readonly LinkSource[]> {
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
  return byUrl;
}

/**
 * How each address answered; those that answered as they should are noted in the cache.
 *
 * @param used the addresses that the cache keeps; `undefined` for all
 */
async function askAddresses(
  urls: readonly string[],
  site: LoadedSite['site'],
  cache: ExternalCache,
  used: ReadonlySet<string> | undefined,
  options: ExternalOptions,
): Promise<ReadonlyMap<string, Outcome>> {
  const { clock, timeoutMs, pauseMs, intervalMs, signal } = options;
  const privateHosts = new Set(site.links.privateHosts);
  const ask: Ask = (url, { needsBody: isRead, cookies }) =>
    options.askHttp({ url, cookies, timeoutMs, maxBytes: isRead ? LIMITS.maxBytes : 0, privateHosts });
  const now = () => Date.parse(clock.now());
  const outcomes = new Map<string, Outcome>();
  let savedAt = clock.elapsed();
  let done = 0;
  // One download serves all fragments of a page.
  const pages = Map.groupBy(urls, (url) => splitAddress(url).address);
  await runPaced(
    [...pages],
    ([address]) => new URL(address).host,
    async ([address, of]) => {
      const page = await askPage(address, of.some(needsBody), { ...LIMITS, ask, wait, now, pauseMs });
      for (const url of of) {
        const outcome = judgeAddress(url, page);
        outcomes.set(url, outcome);
        if (outcome.kind === 'alive' && outcome.movedTo === undefined) cache.note(url);
      }
      done += of.length;
      options.onProgress(done, urls.length);
      if (clock.elapsed() - savedAt < SAVE_EVERY_MS) return;
      savedAt = clock.elapsed();
      options.save(cache.toText(used));
    },
    { ...LIMITS, intervalMs, now: clock.elapsed, wait, signal },
  );
  return outcomes;
}

function reportHosts(outcomes: ReadonlyMap<string, Outcome>): HostReport[] {
  const byHost = Map.groupBy(outcomes, ([url]) => new URL(url).host);
  return [...byHost]
    .map(([host, list]) => {
      const count = (isCounted: (outcome: Outcome) => boolean) =>
        list.filter(([, outcome]) => isCounted(outcome)).length;
      return {
        host,
        asked: list.length,
        broken: count(({ kind }) => kind === 'broken' || kind === 'missing-anchor'),
        moved: count((outcome) => 'movedTo' in outcome),
        unknown: count(({ kind }) => kind === 'unknown'),
      };
    })
    .sort((a, b) => (a.host < b.host ? -1 : 1));
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
