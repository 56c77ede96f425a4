/** Asks for one address as a patient reader would: first for the head, again after a while when the server is busy, through its redirects. */
import { createAnchors, parseHtmlIds } from '../anchors.ts';
import type { Outcome } from './outcome.ts';
import { splitAddress } from './outcome.ts';

/** What is asked of the network; a server's answer, or why there is none. */
export type Ask = (
  url: string,
  method: 'HEAD' | 'GET',
) => Promise<
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly location: string | undefined;
      readonly retryAfter: string | undefined;
      readonly contentType: string;
      readonly body: string;
      readonly isCut: boolean;
    }
  | { readonly kind: 'failed'; readonly reason: string; readonly message: string }
>;

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
  const isSought = fragment !== '' && !isForScripts(fragment);
  const seen = new Set<string>();
  let current = address;
  let permanent = true;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (seen.has(current))
      return { kind: 'broken', reason: `redirects lead round in a circle at ${current}` };
    seen.add(current);
    const answer = await askPatiently(current, isSought, options);
    if (answer.kind === 'failed') {
      return answer.reason === 'private'
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
    if (isSought && /html/i.test(answer.contentType) && !answer.isCut && !holds(answer.body, fragment))
      return { kind: 'missing-anchor', fragment, ...moved };
    return { kind: 'alive', ...moved };
  }
  return { kind: 'broken', reason: `more than ${MAX_REDIRECTS} redirects` };
}

/** Fragments that a script of the page reads: routes, lines of code. */
function isForScripts(fragment: string): boolean {
  return /^[!/]|^:~:|^L\d+|^\d+$|[=&]|^(?:issuecomment|discussion|diff|pullrequestreview|slide|page|file)/i.test(
    fragment,
  );
}

function holds(html: string, fragment: string): boolean {
  const anchors = createAnchors(parseHtmlIds(html) ?? []);
  // Code hosts put a prefix before the ids of what their users wrote.
  return (
    anchors.has(fragment) ||
    anchors.has(`user-content-${fragment}`) ||
    anchors.has(`user-content-${fragment.toLowerCase()}`)
  );
}

type Answer = Awaited<ReturnType<Ask>>;

async function askPatiently(url: string, needsBody: boolean, options: AskOptions): Promise<Answer> {
  let answer: Answer = { kind: 'failed', reason: 'broken', message: 'not asked' };
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

function isPassing(answer: Answer): boolean {
  return answer.kind === 'failed'
    ? answer.reason === 'timeout' || answer.reason === 'broken'
    : answer.status === 429 || (answer.status >= 500 && answer.status !== 501);
}

function pauseBefore(attempt: number, answer: Answer, { pauseMs, maxPauseMs }: AskOptions): number {
  const asked = answer.kind === 'answer' ? Number(answer.retryAfter ?? '') * 1000 : 0;
  const own = pauseMs * 2 ** (attempt - 1);
  return Math.min(Number.isFinite(asked) && asked > own ? asked : own, maxPauseMs);
}
