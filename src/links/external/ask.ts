/** Asks for one address as a patient reader would: first for the head, again after a while when the server is busy, through its redirects. */
import type { HttpAnswer } from '../../io/index.ts';
import { createAnchors, withoutText } from '../anchors.ts';
import { parseHtmlIds } from '../html-ids.ts';
import type { Outcome } from './outcome.ts';
import { splitAddress } from './outcome.ts';

/** Asks the network once, without following redirects. */
export type Ask = (url: string, method: 'HEAD' | 'GET') => Promise<HttpAnswer>;

export interface AskOptions {
  readonly ask: Ask;
  wait(milliseconds: number): Promise<void>;
  /** How often a busy server is asked. */
  readonly attempts: number;
  /** The first pause between two of these; each further one is twice as long. */
  readonly pauseMs: number;
  /** The longest pause that a server may ask for. */
  readonly maxPauseMs: number;
}

const MAX_REDIRECTS = 10;

/** @param url with its fragment, which is looked for in HTML */
export async function askAddress(url: string, options: AskOptions): Promise<Outcome> {
  const { address, fragment } = splitAddress(url);
  const sought = withoutText(fragment);
  const isSought = sought !== '' && !isForScripts(sought);
  const seen = new Set<string>();
  let current = address;
  let permanent = true;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (seen.has(current))
      return { kind: 'broken', reason: `redirects lead round in a circle at ${current}` };
    seen.add(current);
    const answer = await askPatiently(current, isSought, options);
    if (answer.kind === 'failed') {
      return answer.reason === 'private' || answer.reason === 'no-lookup'
        ? { kind: 'unknown', reason: answer.message }
        : { kind: 'broken', reason: answer.message };
    }
    const { status, location } = answer;
    if (status >= 300 && status < 400 && location !== undefined && status !== 304) {
      const next = URL.canParse(location, current) ? new URL(location, current) : undefined;
      if (next === undefined || !/^https?:$/.test(next.protocol))
        return { kind: 'broken', reason: `a redirect leads to ${location}` };
      permanent &&= status === 301 || status === 308;
      next.hash = '';
      current = next.href;
      continue;
    }
    if (status === 401 || status === 403 || status === 407 || status === 429 || status === 999)
      return { kind: 'unknown', reason: `the server answers ${status}` };
    if (status >= 400 || status < 200) return { kind: 'broken', reason: `the server answers ${status}` };
    const moved =
      hop > 0 && permanent ? { movedTo: fragment === '' ? current : `${current}#${fragment}` } : {};
    if (isSought && /html/i.test(answer.contentType) && !answer.isCut && !holds(answer.body, sought))
      return { kind: 'missing-anchor', fragment, ...moved };
    return { kind: 'alive', ...moved };
  }
  return { kind: 'broken', reason: `more than ${MAX_REDIRECTS} redirects` };
}

/** Fragments that a script of the page reads: routes, lines of code. */
function isForScripts(fragment: string): boolean {
  return /^[!/]|^L\d+|^\d+$|[=&]|^(?:issuecomment|discussion|diff|pullrequestreview|slide|page|file)/i.test(
    fragment,
  );
}

function holds(html: string, fragment: string): boolean {
  const anchors = createAnchors([...(parseHtmlIds(html) ?? []), ...idsInData(html)]);
  // Code hosts put a prefix before the ids of what their users wrote.
  return (
    anchors.has(fragment) ||
    anchors.has(`user-content-${fragment}`) ||
    anchors.has(`user-content-${fragment.toLowerCase()}`)
  );
}

/** Ids in HTML that a page holds as JSON for its scripts, which put it in. */
function idsInData(html: string): string[] {
  return [...html.matchAll(/\sid=\\"([^"\\]+)\\"/g)].map((match) => match[1] ?? '');
}

async function askPatiently(url: string, needsBody: boolean, options: AskOptions): Promise<HttpAnswer> {
  let answer: HttpAnswer = { kind: 'failed', reason: 'broken', message: 'not asked' };
  let method: 'HEAD' | 'GET' = needsBody ? 'GET' : 'HEAD';
  for (let attempt = 0; attempt < options.attempts; attempt += 1) {
    if (attempt > 0) await options.wait(pauseBefore(attempt, answer, options));
    answer = await options.ask(url, method);
    // Servers that know no HEAD say so in many ways: whoever refuses it is asked again for all of the page.
    if (
      method === 'HEAD' &&
      (answer.kind === 'failed' ? answer.reason === 'broken' : answer.status >= 400 && answer.status !== 429)
    ) {
      method = 'GET';
      answer = await options.ask(url, method);
    }
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

function pauseBefore(attempt: number, answer: HttpAnswer, { pauseMs, maxPauseMs }: AskOptions): number {
  const asked = answer.kind === 'answer' ? Number(answer.retryAfter ?? '') * 1000 : 0;
  const own = pauseMs * 2 ** (attempt - 1);
  return Math.min(Number.isFinite(asked) && asked > own ? asked : own, maxPauseMs);
}
