/** Checks links to other sites by requesting them; only if the user asks for it. */
import { createProblem, type Problem } from '../../diagnostics/index.ts';
import { type Clock, type HttpClient, wait } from '../../io/index.ts';
import type { LoadedSite } from '../../site/index.ts';
import { parseAddress } from '../address.ts';
import { type ExternalCache, parseExternalCache } from '../external/cache.ts';
import { type Outcome, splitAddress } from '../external/outcome.ts';
import { runPaced } from '../external/pace.ts';
import { judgeAddress, needsBody, requestPage, type SendRequest } from '../external/request.ts';
import { createIgnore } from '../ignore.ts';
import type { LinkSource } from './link-sources.ts';

export interface ExternalOptions {
  readonly sendHttp: HttpClient;
  readonly clock: Clock;
  /** Contents of the file with addresses that have answered; empty if there is none. */
  readonly cacheText: string;
  readonly maxAgeDays: number;
  readonly timeoutMs: number;
  /** The first pause before a busy server is asked again. */
  readonly pauseMs: number;
  /** Minimum time between two requests to one host. */
  readonly intervalMs: number;
  /** Aborted to end the run early: results so far are returned. */
  readonly signal?: AbortSignal | undefined;
  /** Whether these are all links of the site: if so, other addresses are removed from the file. */
  readonly isWhole: boolean;
  onProgress(done: number, total: number): void;
  /** Saves the file's contents from time to time, so that an interrupted run loses little. */
  save(cacheText: string): void;
}

/** Answers of a host's servers. */
export interface HostReport {
  readonly host: string;
  readonly asked: number;
  readonly broken: number;
  readonly moved: number;
  readonly unknown: number;
}

export interface ExternalResult {
  /** Number of requested addresses; the others are known from earlier runs. */
  readonly asked: number;
  readonly addresses: number;
  /** Addresses with an unknown result: a login, a rate limit, a private network. */
  readonly unknown: readonly { readonly url: string; readonly reason: string }[];
  /** Sorted by host name. */
  readonly hosts: readonly HostReport[];
  /** Whether the run ended before all addresses were requested. */
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

/** A killed run loses the results of at most this time. */
const SAVE_EVERY_MS = 2000;

/** @param sources links, of which those to other sites are requested */
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
  const outcomes = await requestAddresses(wanted, site, cache, used, options);
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

/** Links to other sites by URL, without those that must not be requested. */
function linksByUrl(
  sources: readonly LinkSource[],
  site: LoadedSite['site'],
): ReadonlyMap<string, readonly LinkSource[]> {
  const isIgnored = createIgnore(site.links.ignore);
  const byUrl = new Map<string, LinkSource[]>();
  for (const source of sources) {
    const url = externalUrl(source, site);
    // `link-check=no` in the query excludes a URL.
    if (url === undefined || isIgnored(url) || /[?&]link-check=no\b/.test(url)) continue;
    const list = byUrl.get(url);
    if (list === undefined) byUrl.set(url, [source]);
    else list.push(source);
  }
  return byUrl;
}

/**
 * Requests addresses; successful ones are recorded in the cache.
 *
 * @param used the addresses to keep in the cache; `undefined` for all
 */
async function requestAddresses(
  urls: readonly string[],
  site: LoadedSite['site'],
  cache: ExternalCache,
  used: ReadonlySet<string> | undefined,
  options: ExternalOptions,
): Promise<ReadonlyMap<string, Outcome>> {
  const { clock, timeoutMs, pauseMs, intervalMs, signal } = options;
  const privateHosts = new Set(site.links.privateHosts);
  const send: SendRequest = (url, { needsBody: isRead, cookies }) =>
    options.sendHttp({ url, cookies, timeoutMs, maxBytes: isRead ? LIMITS.maxBytes : 0, privateHosts });
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
      const page = await requestPage(address, of.some(needsBody), { ...LIMITS, send, wait, now, pauseMs });
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
        message: `Unexpected link to ${url}, expected an address that leads to a page: ${outcome.reason}.`,
        hint: 'Correct the address, or remove the link.',
      }),
    );
  }
  if (outcome.kind === 'missing-anchor') {
    problems.push(
      createProblem('external-broken', link.place, {
        ...common,
        message: `Unexpected fragment “#${outcome.fragment}”, expected an anchor of ${url.replace(/#.*$/s, '')}.`,
        hint: 'Correct or remove the fragment.',
      }),
    );
  }
  if (moved !== undefined) {
    problems.push(
      createProblem('external-redirected', link.place, {
        ...common,
        message: `Unexpected address ${url}, expected its new address ${moved}: the redirect is permanent.`,
        hint: `Link to ${moved}.`,
        suggestion: moved,
      }),
    );
  }
  return problems;
}
