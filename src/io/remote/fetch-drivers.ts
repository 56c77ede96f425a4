/** Stores that are asked over HTTP: S3 and what speaks like it, and web servers that take files. */
import type { Driver } from 'unstorage';
import { loadOptional } from '../optional-package.ts';
import { ANSWER_MS } from '../queue/connect.ts';
import { RemoteCacheError, type RemoteStore } from './settings.ts';

type Ask = (
  path: string,
  init: { readonly method: 'GET' | 'PUT' | 'DELETE'; readonly body?: BodyInit },
) => Promise<Response>;

/** @throws MissingPackageError */
export async function s3Driver(
  { endpoint, bucket, prefix, region, ...credentials }: Extract<RemoteStore, { kind: 's3' }>,
  use: string,
): Promise<Driver> {
  const { AwsClient } = await loadOptional('aws4fetch', use, () => import('aws4fetch'));
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const client = new AwsClient({
    service: 's3',
    region,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    retries: 2,
  });
  const fetchUrl = (url: string, init: Parameters<Ask>[1]) =>
    client.fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) });
  const top = `${endpoint}/${bucket}`;
  const base = prefix === '' ? top : `${top}/${prefix}`;
  const metas = new Map<string, Meta>();
  return {
    ...fetchDriver(
      (path, init) => fetchUrl(`${base}/${path}`, init),
      // Who may not list a bucket gets the same answer for what is missing. Wrong credentials have names of their own.
      (code) => code === 'AccessDenied',
    ),
    async getKeys() {
      metas.clear();
      for (let next: string | undefined = ''; next !== undefined; ) {
        const query: Record<string, string> = { 'list-type': '2', prefix: prefix === '' ? '' : `${prefix}/` };
        if (next !== '') query['continuation-token'] = next;
        const response = await fetchUrl(`${top}?${new URLSearchParams(query)}`, { method: 'GET' });
        if (!response.ok) throw await failureOf(response);
        const page = parseList(await response.text());
        for (const [key, meta] of page.entries) metas.set(key, meta);
        next = page.next;
      }
      return [...metas.keys()];
    },
    getMeta: (key) => ({ ...metas.get(key) }),
  };
}

/** A store that cannot be listed. */
export function httpDriver({ url, authorization }: Extract<RemoteStore, { kind: 'http' }>): Driver {
  return fetchDriver(
    (path, init) =>
      fetch(`${url}/${path}`, {
        ...init,
        headers: authorization === '' ? {} : { authorization },
        signal: AbortSignal.timeout(ANSWER_MS),
      }),
    // A public bucket whose list is private says “forbidden” of what it does not have, to those who say nothing of themselves.
    () => authorization === '',
  );
}

/** @param isMissing whether a refusal with this code of S3 says no more than that there is nothing */
function fetchDriver(ask: Ask, isMissing: (code: string) => boolean): Driver {
  const getItemRaw = async (key: string): Promise<Uint8Array | null> => {
    const response = await ask(pathOf(key), { method: 'GET' });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    if (response.status === 404) {
      // A bucket that is not there has no entries for ever.
      const text = await response.text();
      if (codeIn(text) === 'NoSuchBucket') throw refusal(response, text);
      return null;
    }
    const text = await response.text();
    if (response.status === 403 && isMissing(codeIn(text))) return null;
    throw refusal(response, text);
  };
  return {
    name: 'lockstep-fetch',
    getItemRaw,
    getItem: getItemRaw,
    hasItem: async (key) => (await getItemRaw(key)) !== null,
    async setItemRaw(key, value) {
      const response = await ask(pathOf(key), { method: 'PUT', body: value });
      if (!response.ok) throw await failureOf(response);
      await response.body?.cancel();
    },
    async removeItem(key) {
      const response = await ask(pathOf(key), { method: 'DELETE' });
      if (!response.ok && response.status !== 404) throw await failureOf(response);
      await response.body?.cancel();
    },
    getKeys() {
      throw new RemoteCacheError(
        'Unexpected remote cache over HTTP, whose entries nobody can list. Ask its server.',
      );
    },
  };
}

interface Meta {
  /** Bytes. */
  readonly size: number;
  readonly mtime: Date;
}

/** One page of what `ListObjectsV2` answers. Other objects of the bucket are no entries. */
function parseList(xml: string): {
  readonly entries: readonly (readonly [string, Meta])[];
  readonly next: string | undefined;
} {
  const entries = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, object = '']) => {
    const [, folder, shard, key] =
      /\b([a-z]+)\/([0-9a-f]{2})\/([0-9a-f]{64})$/.exec(fieldOf(object, 'Key')) ?? [];
    const meta = { size: Number(fieldOf(object, 'Size')), mtime: new Date(fieldOf(object, 'LastModified')) };
    return key === undefined ? [] : [[`${folder}:${shard}:${key}`, meta] as const];
  });
  return { entries, next: fieldOf(xml, 'NextContinuationToken') || undefined };
}

async function failureOf(response: Response): Promise<Error> {
  return refusal(response, await response.text());
}

function refusal({ status, statusText }: Response, text: string): Error {
  const said = [statusText, codeIn(text)].filter((part) => part !== '').join(', ');
  return new Error(`the answer was ${status} ${said}`.trimEnd());
}

/** `SignatureDoesNotMatch`: what an error of S3 is called; empty where the answer is none. */
function codeIn(text: string): string {
  return /^\w+$/.exec(fieldOf(text, 'Code'))?.[0] ?? '';
}

function fieldOf(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}

/** Keys are of letters, digits and colons alone. */
function pathOf(key: string): string {
  return key.replaceAll(':', '/');
}
