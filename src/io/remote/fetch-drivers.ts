/** Stores over HTTP: S3 and compatible services, and web servers that accept files. */
import type { Driver } from 'unstorage';
import { loadOptional } from '../optional-package.ts';
import { ANSWER_MS } from '../queue/connect.ts';
import { RemoteCacheError, type RemoteStore } from './settings.ts';

type SendRequest = (
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
  const fetchUrl = (url: string, init: Parameters<SendRequest>[1]) =>
    client.fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) });
  const top = `${endpoint}/${bucket}`;
  const base = prefix === '' ? top : `${top}/${prefix}`;
  const metas = new Map<string, Meta>();
  return {
    ...fetchDriver(
      (path, init) => fetchUrl(`${base}/${path}`, init),
      // Without permission to list a bucket, missing objects get the same answer. Wrong credentials have other codes.
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
    // For anonymous requests, a public bucket with a private list answers “forbidden” for missing objects.
    () => authorization === '',
  );
}

/** @param isMissing whether an S3 error code means that there is no such object */
function fetchDriver(send: SendRequest, isMissing: (code: string) => boolean): Driver {
  const getItemRaw = async (key: string): Promise<Uint8Array | null> => {
    const response = await send(pathOf(key), { method: 'GET' });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    if (response.status === 404) {
      // A missing bucket is an error, not a missing entry.
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
      const response = await send(pathOf(key), { method: 'PUT', body: value });
      if (!response.ok) throw await failureOf(response);
      await response.body?.cancel();
    },
    async removeItem(key) {
      const response = await send(pathOf(key), { method: 'DELETE' });
      if (!response.ok && response.status !== 404) throw await failureOf(response);
      await response.body?.cancel();
    },
    getKeys() {
      throw new RemoteCacheError(
        'Unexpected remote cache over HTTP, whose entries cannot be listed. Manage them on its server.',
      );
    },
  };
}

interface Meta {
  /** Bytes. */
  readonly size: number;
  readonly mtime: Date;
}

/** One page of an answer of `ListObjectsV2`. Other objects of the bucket are ignored. */
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
  const details = [statusText, codeIn(text)].filter((part) => part !== '').join(', ');
  return new Error(`the answer was ${status} ${details}`.trimEnd());
}

/** The code of an S3 error such as `SignatureDoesNotMatch`; empty if the answer is not one. */
function codeIn(text: string): string {
  return /^\w+$/.exec(fieldOf(text, 'Code'))?.[0] ?? '';
}

function fieldOf(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}

/** Keys contain only letters, digits and colons. */
function pathOf(key: string): string {
  return key.replaceAll(':', '/');
}
