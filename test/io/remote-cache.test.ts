import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createCacheFolder,
  openRemoteCache,
  openRemoteContents,
  readEnvironment,
  sha256,
} from '../../src/io/index.ts';
import { packBundle, unpackBundle } from '../../src/io/remote/bundle.ts';
import { RemoteCacheError, readRemoteSettings } from '../../src/io/remote/settings.ts';
import { type ObjectServer, startObjects } from './object-server.ts';
import { hasRedis, type RedisServer, startRedis } from './redis-server.ts';
import { scratchFolder } from './scratch.ts';

const KEY = sha256('a page');
const HTML = '<p>Première page</p>';
const NAMES = [`${KEY}.json`, `${sha256(HTML)}.html`];

function machine() {
  const disk = createCacheFolder(join(scratchFolder(), 'pages'));
  return { name: 'pages', disk };
}

function filledMachine() {
  const folder = machine();
  folder.disk.write(NAMES[0] ?? '', '{"used":[]}');
  folder.disk.write(NAMES[1] ?? '', HTML);
  return folder;
}

type Env = Readonly<Record<string, string>>;

async function sendPage(env: Env) {
  const remote = await openRemoteCache(env);
  remote?.send(filledMachine(), KEY, NAMES);
  return remote?.finish();
}

async function fetchPage(env: Env, keys = [KEY, sha256('another page')]) {
  const remote = await openRemoteCache(env);
  const folder = machine();
  const came = await remote?.fetch(folder, keys);
  return {
    came: [...(came ?? [])],
    read: (name: string) => folder.disk.read(name),
    outcome: await remote?.finish(),
  };
}

const AWS = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'session' };

describe('a remote cache', () => {
  let redis: RedisServer | undefined;
  let objects: ObjectServer;
  const stores: Record<string, () => Env> = {
    'a shared folder': () => ({ LOCKSTEP_REMOTE_CACHE: pathToFileURL(scratchFolder()).href }),
    HTTP: () => ({ LOCKSTEP_REMOTE_CACHE: `${objects.url}/cache/`, LOCKSTEP_REMOTE_CACHE_TOKEN: 'token' }),
    S3: () => ({ LOCKSTEP_REMOTE_CACHE: `s3://bucket/docs?endpoint=${objects.url}`, ...AWS }),
    Redis: () => ({ LOCKSTEP_REMOTE_CACHE: redis?.url ?? '' }),
  };
  beforeAll(async () => {
    objects = await startObjects((who) => who === 'Bearer token' || who.startsWith('AWS4-HMAC-SHA256 '));
    if (hasRedis) redis = await startRedis();
  });
  afterAll(async () => {
    await redis?.stop();
    await objects.stop();
  });

  it.for(Object.keys(stores))('gives another machine what one has sent: %s', async (name, { skip }) => {
    skip(name === 'Redis' && !hasRedis, 'redis-server is not installed');
    const env = stores[name]?.() ?? {};
    expect(await sendPage(env)).toMatchObject({ sent: 1, failure: undefined });
    const { came, read, outcome } = await fetchPage(env);
    expect(came).toEqual([KEY]);
    expect(NAMES.map(read)).toEqual(['{"used":[]}', HTML]);
    expect(outcome).toMatchObject({ fetched: 1, damaged: 0, failure: undefined });
  });

  it.for(Object.keys(stores))('is counted, verified and bounded: %s', async (name, { skip }) => {
    skip(name === 'Redis' && !hasRedis, 'redis-server is not installed');
    const env = stores[name]?.() ?? {};
    if (name === 'HTTP') {
      const contents = await openRemoteContents(env);
      await expect(contents.survey()).rejects.toThrow(RemoteCacheError);
      return;
    }
    await sendPage(env);
    const other = await openRemoteCache({ ...env, LOCKSTEP_REMOTE_CACHE_SECRET: 'theirs' });
    const folder = machine();
    folder.disk.write(`${sha256('b')}.json`, '{}');
    other?.send(folder, sha256('b'), [`${sha256('b')}.json`]);
    expect(await other?.finish()).toMatchObject({ sent: 1, failure: undefined });

    const contents = await openRemoteContents(env);
    const [pages] = await contents.survey();
    expect(pages).toMatchObject({ name: 'pages', entries: 2, bytes: expect.any(Number) });
    expect(Date.parse(pages?.newest ?? '')).toBeGreaterThan(Date.now() - 24 * 60 * 60 * 1000);
    expect(await contents.verify()).toEqual({ checked: 2, damaged: [`pages/${sha256('b')}`] });
    expect(await contents.verify()).toEqual({ checked: 1, damaged: [] });
    expect((await fetchPage(env)).came).toEqual([KEY]);
    expect(await contents.prune(1)).toMatchObject({ removed: 1 });
    expect(await contents.survey()).toEqual([]);
    expect((await fetchPage(env)).came).toEqual([]);
    await contents.close();
  });

  it('says what S3 and a server have against the credentials, instead of finding nothing', async () => {
    await sendPage(stores.S3?.() ?? {});
    const refused = (code: string) => async () => {
      objects.refuse(code);
      const { came, outcome } = await fetchPage(stores.S3?.() ?? {}, ['a', 'b', 'c', 'd'].map(sha256));
      objects.refuse(undefined);
      expect(came).toEqual([]);
      return outcome?.failure;
    };
    expect(await refused('SignatureDoesNotMatch')()).toBe(
      'the answer was 403 Forbidden, SignatureDoesNotMatch',
    );
    expect(await refused('InvalidAccessKeyId')()).toMatch(/403 Forbidden, InvalidAccessKeyId/);
    // The response for a missing object without permission to list the bucket.
    expect(await refused('AccessDenied')()).toBeUndefined();
    const env = { LOCKSTEP_REMOTE_CACHE: `${objects.url}/cache`, LOCKSTEP_REMOTE_CACHE_TOKEN: 'wrong' };
    objects.refuse('');
    const { outcome } = await fetchPage(env, ['a', 'b', 'c', 'd'].map(sha256));
    objects.refuse(undefined);
    expect(outcome?.failure).toBe('the answer was 403 Forbidden');
  });

  it('is read without a token, and not written to', async () => {
    await sendPage(stores.HTTP?.() ?? {});
    const [path = ''] = [...objects.objects.keys()].filter((key) => key.startsWith('/cache/'));
    const before = objects.objects.get(path);
    const env = { LOCKSTEP_REMOTE_CACHE: `${objects.url}/cache` };
    expect((await fetchPage(env)).came).toEqual([KEY]);
    expect(objects.authorization()).toBe('');
    expect(await sendPage(env)).toMatchObject({ sent: 0, failure: undefined });
    expect(objects.objects.get(path)).toBe(before);
  });

  it('is given up where it does not answer, and says so without its password', async () => {
    const closed = await startObjects(() => true);
    await closed.stop();
    const { came, outcome } = await fetchPage(
      { LOCKSTEP_REMOTE_CACHE: closed.url.replace('//', '//user:password@') },
      ['a', 'b', 'c', 'd'].map(sha256),
    );
    expect(came).toEqual([]);
    expect(outcome?.failure).toBeDefined();
    expect(JSON.stringify(outcome)).not.toContain('password');
  });

  it.skipIf(!hasRedis)('survives the end of Redis in the middle', async () => {
    const server = await startRedis();
    const env = { LOCKSTEP_REMOTE_CACHE: server.url };
    await sendPage(env);
    const remote = await openRemoteCache(env);
    const folder = machine();
    expect((await remote?.fetch(folder, [KEY]))?.size).toBe(1);
    await server.stop();
    expect((await remote?.fetch(folder, ['a', 'b', 'c', 'd'].map(sha256)))?.size).toBe(0);
    remote?.send(filledMachine(), KEY, NAMES);
    expect(await remote?.finish()).toMatchObject({
      fetched: 1,
      sent: 0,
      failure: expect.stringMatching(/\w/),
    });
  });

  it('brings nothing that was damaged or is another entry', async () => {
    const root = scratchFolder();
    const env = { LOCKSTEP_REMOTE_CACHE: pathToFileURL(root).href };
    await sendPage(env);
    const [file = ''] = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const bytes = readFileSync(file);
    for (const damage of [
      bytes.subarray(0, 40),
      Buffer.alloc(0),
      Buffer.concat([bytes, bytes]),
      Buffer.from('x'.repeat(90)),
    ]) {
      writeFileSync(file, damage);
      const { came, outcome } = await fetchPage(env, [KEY, KEY]);
      expect(came).toEqual([]);
      expect(outcome).toMatchObject({ fetched: 0, damaged: 1 });
    }
    writeFileSync(file, bytes);
    expect((await fetchPage({ ...env, LOCKSTEP_REMOTE_CACHE_SECRET: 'ours' })).outcome).toMatchObject({
      fetched: 0,
      damaged: 1,
    });
    expect((await fetchPage(env)).came).toEqual([KEY]);
  });
});

describe('a bundle', () => {
  const pack = (entries: Record<string, string>, secret = '') =>
    packBundle(
      {
        folder: 'pages',
        key: KEY,
        entries: new Map(Object.entries(entries).map(([name, text]) => [name, Buffer.from(text)])),
      },
      secret,
    );
  const place = { folder: 'pages', key: KEY };

  it('is none with a byte changed, under another key, or with another secret', async () => {
    const whole = pack({ [`${KEY}.json`]: '{}', [`${sha256(HTML)}.html`]: HTML }, 's');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const changed = Uint8Array.from(whole);
        changed[at] = (changed[at] ?? 0) ^ bits;
        expect(unpackBundle(place, changed, 's')).toBeUndefined();
      }),
    );
    expect(unpackBundle({ ...place, key: sha256('b') }, whole, 's')).toBeUndefined();
    expect(unpackBundle({ ...place, folder: 'printed' }, whole, 's')).toBeUndefined();
    expect(unpackBundle(place, whole, '')).toBeUndefined();
    expect(unpackBundle(place, whole, 's')?.size).toBe(2);
  });

  it.each([
    ['an entry of another key', `${sha256('b')}.json`],
    ['HTML that is not what its name says', `${sha256('b')}.html`],
    ['what would be run', `${KEY}.printer`],
    ['a path', `../${KEY}.json`],
  ])('cannot hold %s', async (_what, name) => {
    expect(unpackBundle(place, pack({ [name]: 'text' }), '')).toBeUndefined();
  });
});

describe('the address', () => {
  it('is that of the environment alone; what is wrong with it is said without its password', () => {
    expect(readRemoteSettings({})).toBeUndefined();
    expect(readRemoteSettings({ LOCKSTEP_REMOTE_CACHE: 'redis://:pw@host:6379/1' })).toMatchObject({
      shown: 'redis://host:6379/1',
      isReadOnly: false,
    });
    const refuse = (env: Env) => () => readRemoteSettings(env);
    expect(refuse({ LOCKSTEP_REMOTE_CACHE: 'cache' })).toThrow(RemoteCacheError);
    expect(refuse({ LOCKSTEP_REMOTE_CACHE: 'ftp://user:pw@host/x' })).toThrow(/ftp:\/\/host\/x/);
    expect(refuse({ LOCKSTEP_REMOTE_CACHE: 's3://bucket' })).toThrow(/AWS_ACCESS_KEY_ID/);
  });

  it('is a folder of this machine, not of another', () => {
    expect(readRemoteSettings({ LOCKSTEP_REMOTE_CACHE: 'file:///srv/a%20b' })?.store).toEqual({
      kind: 'folder',
      path: '/srv/a b',
    });
    expect(() => readRemoteSettings({ LOCKSTEP_REMOTE_CACHE: 'file://other/srv' })).toThrow(
      'expected a folder of this machine',
    );
  });

  it('takes a password literally whose escapes cannot be decoded', () => {
    const settings = readRemoteSettings({ LOCKSTEP_REMOTE_CACHE: 'https://me:5%25%zz@cache.example/' });
    const encoded = Buffer.from('me:5%%zz').toString('base64');
    expect(settings?.store).toMatchObject({ authorization: `Basic ${encoded}` });
  });

  it('and its secrets are not shown to pages', () => {
    process.env.LOCKSTEP_REMOTE_CACHE_TOKEN = 'secret';
    process.env.LOCKSTEP_SHOWN = 'shown';
    try {
      expect(readEnvironment()).toMatchObject({ LOCKSTEP_SHOWN: 'shown' });
      expect(JSON.stringify(readEnvironment())).not.toContain('secret');
    } finally {
      delete process.env.LOCKSTEP_REMOTE_CACHE_TOKEN;
      delete process.env.LOCKSTEP_SHOWN;
    }
  });
});
