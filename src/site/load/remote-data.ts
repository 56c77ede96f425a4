/** Data of other hosts: fetched once before pages are rendered, if the configuration names both the address and its host. */
import type { RemoteDataSettings, Value } from '../../config/index.ts';
import { createProblem, NOWHERE, type Problem } from '../../diagnostics/index.ts';
import { formatOfPath, parseCsv, parseData } from '../../formats/index.ts';
import type { HttpClient } from '../../io/index.ts';

export interface RemoteData {
  /** By dotted path, like files of `data/`. */
  readonly values: Readonly<Record<string, Value>>;
  readonly problems: readonly Problem[];
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 20_000_000;

/** A failed request is a warning: pages are built without the data. */
export async function readRemoteData(
  { hosts, files }: RemoteDataSettings,
  sendHttp: HttpClient,
): Promise<RemoteData> {
  const read = await Promise.all(
    Object.entries(files).map(
      async ([name, address]) => [name, await readOne(address, hosts, sendHttp)] as const,
    ),
  );
  const values: [string, Value][] = [];
  const problems: Problem[] = [];
  for (const [name, answer] of read) {
    if (answer.kind === 'value') values.push([name, answer.value]);
    else problems.push(missing(name, answer));
  }
  return { values: Object.fromEntries(values), problems };
}

type Answer =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'missing'; readonly found: string; readonly hint: string };

async function readOne(address: string, hosts: readonly string[], sendHttp: HttpClient): Promise<Answer> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    return {
      kind: 'missing',
      found: `not a web address (“${address}”)`,
      hint: 'Write an https address.',
    };
  }
  if (!hosts.includes(url.host)) {
    return {
      kind: 'missing',
      found: `a host that is not allowed (${url.host})`,
      hint: `Add “${url.host}” to “hosts” of “remoteData”, or save the file in data/.`,
    };
  }
  const answer = await sendHttp({
    url: url.href,
    cookies: '',
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    // A host of a private network is allowed if the configuration names it.
    privateHosts: new Set(hosts),
  });
  const hint = 'Try again, or save the file in data/.';
  if (answer.kind === 'failed') return { kind: 'missing', found: answer.message, hint };
  if (answer.status !== 200)
    return { kind: 'missing', found: `the answer ${answer.status} of ${url.host}`, hint };
  if (answer.isCut) return { kind: 'missing', found: `more than ${MAX_BYTES} bytes`, hint };
  if (/\.csv$/i.test(url.pathname)) return { kind: 'value', value: parseCsv(answer.body) };
  const { value, problems } = parseData({
    format: formatOfPath(url.pathname) ?? 'json',
    text: answer.body,
    file: address,
    code: 'missing-data',
  });
  return value === undefined
    ? { kind: 'missing', found: `text that cannot be read (${problems[0]?.message ?? ''})`, hint }
    : { kind: 'value', value };
}

function missing(name: string, { found, hint }: Extract<Answer, { kind: 'missing' }>): Problem {
  return createProblem('missing-data', NOWHERE, {
    message: `Unexpected ${found}, expected the remote data “${name}”: pages are built without it.`,
    hint,
    target: name,
  });
}
