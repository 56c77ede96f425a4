/** The remote cache setting. It is only read from the environment: a change of the configuration, which anybody may propose, must not send data or credentials elsewhere. */
import { fileURLToPath } from 'node:url';
import { basicAuthorization } from '../credentials.ts';
import type { Environment } from '../proxy.ts';

/** The configured remote cache cannot be used; the message gives the reason. */
export class RemoteCacheError extends Error {}

export type RemoteStore =
  | { readonly kind: 'redis'; readonly url: string }
  | {
      readonly kind: 's3';
      readonly endpoint: string;
      readonly bucket: string;
      /** Prefix of all keys, without slashes at its ends; may be empty. */
      readonly prefix: string;
      readonly region: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken: string | undefined;
    }
  | {
      readonly kind: 'http';
      readonly url: string /** The header of that name; empty for none. */;
      readonly authorization: string;
    }
  | { readonly kind: 'folder'; readonly path: string };

export interface RemoteSettings {
  readonly store: RemoteStore;
  readonly isReadOnly: boolean;
  /** Entries that are not signed with it are ignored; empty for none. */
  readonly secret: string;
  /** The address without credentials, for messages. */
  readonly shown: string;
}

const EXPECTED =
  'expected redis://host:6379/0, s3://bucket/prefix, https://host/path or file:///folder in LOCKSTEP_REMOTE_CACHE';

/** Parses `LOCKSTEP_REMOTE_CACHE` and related variables; `undefined` if no remote cache is configured. @throws RemoteCacheError */
export function readRemoteSettings(env: Environment): RemoteSettings | undefined {
  const value = env.LOCKSTEP_REMOTE_CACHE ?? '';
  if (value === '') return undefined;
  if (!URL.canParse(value)) throw new RemoteCacheError(`Unexpected remote cache “${value}”, ${EXPECTED}.`);
  const url = new URL(value);
  const store = storeOf(url, env);
  return {
    store,
    isReadOnly:
      (env.LOCKSTEP_REMOTE_CACHE_READ_ONLY ?? '') !== '' ||
      (store.kind === 'http' && store.authorization === ''),
    secret: env.LOCKSTEP_REMOTE_CACHE_SECRET ?? '',
    shown: withoutCredentials(url),
  };
}

function storeOf(url: URL, env: Environment): RemoteStore {
  switch (url.protocol) {
    case 'redis:':
    case 'rediss:':
      return { kind: 'redis', url: url.href };
    case 's3:':
      return s3Of(url, env);
    case 'http:':
    case 'https:':
      return {
        kind: 'http',
        url: withoutCredentials(url).replace(/\/+$/, ''),
        authorization: authorizationOf(url, env.LOCKSTEP_REMOTE_CACHE_TOKEN ?? ''),
      };
    case 'file:':
      return { kind: 'folder', path: folderOf(url) };
    default:
      throw new RemoteCacheError(`Unexpected remote cache “${withoutCredentials(url)}”, ${EXPECTED}.`);
  }
}

function s3Of(url: URL, env: Environment): RemoteStore {
  const region = url.searchParams.get('region') ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1';
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
  if (accessKeyId === '' || secretAccessKey === '') {
    throw new RemoteCacheError(
      `Unexpected remote cache ${withoutCredentials(url)} without credentials, expected AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. For read-only access, use the bucket’s https address.`,
    );
  }
  return {
    kind: 's3',
    bucket: url.hostname,
    prefix: url.pathname.replace(/^\/+|\/+$/g, ''),
    region,
    endpoint: (
      url.searchParams.get('endpoint') ??
      env.AWS_ENDPOINT_URL_S3 ??
      env.AWS_ENDPOINT_URL ??
      `https://s3.${region}.amazonaws.com`
    ).replace(/\/+$/, ''),
    accessKeyId,
    secretAccessKey,
    sessionToken: env.AWS_SESSION_TOKEN,
  };
}

function folderOf(url: URL): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new RemoteCacheError(
      `Unexpected remote cache “${url.href}”, expected a folder of this machine such as file:///srv/cache.`,
    );
  }
}

function authorizationOf(url: URL, token: string): string {
  return token === '' ? (basicAuthorization(url) ?? '') : `Bearer ${token}`;
}

function withoutCredentials(url: URL): string {
  const shown = new URL(url.href);
  shown.username = '';
  shown.password = '';
  return shown.href;
}
