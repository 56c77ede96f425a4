/** Requests a page like a patient browser: with GET, following redirects, with cookies, and again later if the server is busy. A page with several fragments is downloaded once. */
import type { HttpAnswer } from '../../io/index.ts';
import { type Anchors, createAnchors, withoutText } from '../anchors.ts';
import { parseHtmlIds } from '../html-ids.ts';
import { createCookies } from './cookies.ts';
import type { Outcome } from './outcome.ts';
import { splitAddress } from './outcome.ts';

/** Sends one request without following redirects. The body is read only if needed. */
export type SendRequest = (
  url: string,
  request: { readonly needsBody: boolean; readonly cookies: string },
) => Promise<HttpAnswer>;

export interface RequestOptions {
  readonly send: SendRequest;
  wait(milliseconds: number): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Number of attempts for a busy server. */
  readonly attempts: number;
  /** The first pause between attempts; each further one is twice as long. */
  readonly pauseMs: number;
  /** The longest pause to accept from a server. */
  readonly maxPauseMs: number;
}

/** What is known about a page. */
export type PageAnswer =
  | {
      readonly kind: 'alive';
      /** New address if all redirects were permanent; without a fragment. */
      readonly movedTo: string | undefined;
      /** Anchors of its HTML; `undefined` if it was not read, was truncated, or is not HTML. */
      readonly anchors: Anchors | undefined;
    }
  | { readonly kind: 'broken' | 'unknown'; readonly reason: string };

const MAX_REDIRECTS = 20;

/** @param url with its fragment, which is looked for in HTML */
export async function requestAddress(url: string, options: RequestOptions): Promise<Outcome> {
  return judgeAddress(url, await requestPage(splitAddress(url).address, needsBody(url), options));
}

/** Whether the body of a page is needed: the URL has a fragment that HTML may contain. */
export function needsBody(url: string): boolean {
  const sought = withoutText(splitAddress(url).fragment);
  return sought !== '' && !isForScripts(sought);
}

/** The outcome for a URL, given the answer for its page. */
export function judgeAddress(url: string, page: PageAnswer): Outcome {
  if (page.kind !== 'alive') return { kind: page.kind, reason: page.reason };
  const { fragment } = splitAddress(url);
  const { movedTo, anchors } = page;
  const moved =
    movedTo === undefined ? {} : { movedTo: fragment === '' ? movedTo : `${movedTo}#${fragment}` };
  const isMissing = needsBody(url) && anchors !== undefined && !holds(anchors, withoutText(fragment));
  return isMissing ? { kind: 'missing-anchor', fragment, ...moved } : { kind: 'alive', ...moved };
}

/** @param address without a fragment */
export async function requestPage(
  address: string,
  needsBody: boolean,
  options: RequestOptions,
): Promise<PageAnswer> {
  const cookies = createCookies();
  const seen = new Set<string>();
  let current = address;
  let permanent = true;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    // The same URL with a different cookie is a different request, not a loop.
    const visit = `${current}\n${cookies.for(current)}`;
    if (seen.has(visit)) return { kind: 'broken', reason: `redirect loop at ${current}` };
    seen.add(visit);
    const answer = await requestWithRetries(current, needsBody, cookies.for(current), options);
    if (answer.kind === 'failed') {
      const isOurs = answer.reason === 'private' || answer.reason === 'no-lookup';
      return { kind: isOurs ? 'unknown' : 'broken', reason: answer.message };
    }
    cookies.keep(current, answer.setCookies);
    const next = nextOf(answer, current);
    if (next === undefined) {
      const movedTo = hop > 0 && permanent && current !== address ? current : undefined;
      return settled(answer, movedTo, needsBody);
    }
    if (next.kind === 'broken') return next;
    permanent &&= answer.status === 301 || answer.status === 308;
    current = next.url;
  }
  return { kind: 'broken', reason: `more than ${MAX_REDIRECTS} redirects` };
}

type Answer = Extract<HttpAnswer, { kind: 'answer' }>;

/** The next URL of a redirect; `undefined` for a final answer. */
function nextOf(
  { status, location }: Answer,
  current: string,
):
  | { readonly kind: 'next'; readonly url: string }
  | { readonly kind: 'broken'; readonly reason: string }
  | undefined {
  if (status < 300 || status >= 400 || status === 304) return undefined;
  if (location === undefined) {
    // Status 300 offers readers a choice.
    return status === 300
      ? undefined
      : { kind: 'broken', reason: `the server answers ${status} without a “Location” header` };
  }
  const next = URL.canParse(location, current) ? new URL(location, current) : undefined;
  if (next === undefined || !/^https?:$/.test(next.protocol))
    return { kind: 'broken', reason: `a redirect leads to ${location}` };
  next.hash = '';
  return { kind: 'next', url: next.href };
}

/** Statuses of servers that exist but restrict access. */
const GUARDED: ReadonlySet<number> = new Set([401, 403, 407, 429, 999]);

function settled(answer: Answer, movedTo: string | undefined, needsBody: boolean): PageAnswer {
  const { status, contentType, isCut, body } = answer;
  const reason = `the server answers ${status}`;
  if (GUARDED.has(status)) return { kind: 'unknown', reason };
  if (status >= 400 || status < 200) return { kind: 'broken', reason };
  const isRead = needsBody && /html/i.test(contentType) && !isCut;
  return { kind: 'alive', movedTo, anchors: isRead ? anchorsOf(body) : undefined };
}

/** Fragments that are evaluated by scripts of the page: routes, lines of code. */
function isForScripts(fragment: string): boolean {
  return /^[!/]|^L\d+|^\d+$|[=&]|^(?:issuecomment|discussion|diff|pullrequestreview|slide|page|file)/i.test(
    fragment,
  );
}

function anchorsOf(html: string): Anchors {
  return createAnchors([...(parseHtmlIds(html) ?? []), ...idsInData(html)]);
}

function holds(anchors: Anchors, fragment: string): boolean {
  // Code hosts add a prefix to ids in user content.
  return (
    anchors.has(fragment) ||
    anchors.has(`user-content-${fragment}`) ||
    anchors.has(`user-content-${fragment.toLowerCase()}`)
  );
}

/** Ids in HTML that a page contains as JSON for its scripts. */
function idsInData(html: string): string[] {
  return [...html.matchAll(/\sid=\\"([^"\\]+)\\"/g)].map((match) => match[1] ?? '');
}

async function requestWithRetries(
  url: string,
  needsBody: boolean,
  cookies: string,
  options: RequestOptions,
): Promise<HttpAnswer> {
  let answer: HttpAnswer = { kind: 'failed', reason: 'broken', message: 'not asked' };
  for (let attempt = 0; attempt < options.attempts; attempt += 1) {
    if (attempt > 0) await options.wait(pauseBefore(attempt, answer, options));
    answer = await options.send(url, { needsBody, cookies });
    if (!isPassing(answer)) return answer;
  }
  return answer;
}

const PASSING: ReadonlySet<string> = new Set(['timeout', 'broken', 'no-lookup']);

function isPassing(answer: HttpAnswer): boolean {
  return answer.kind === 'failed'
    ? PASSING.has(answer.reason)
    : answer.status === 429 || (answer.status >= 500 && answer.status !== 501);
}

function pauseBefore(attempt: number, answer: HttpAnswer, options: RequestOptions): number {
  const { pauseMs, maxPauseMs } = options;
  const requested = answer.kind === 'answer' ? retryAfterMs(answer.retryAfter, options.now()) : 0;
  return Math.min(Math.max(requested, pauseMs * 2 ** (attempt - 1)), maxPauseMs);
}

/** `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3); 0 if absent. */
function retryAfterMs(value: string | undefined, now: number): number {
  if (value === undefined) return 0;
  const ms = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(ms, 0) : 0;
}
