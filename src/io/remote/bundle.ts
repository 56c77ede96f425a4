/**
 * The transport format of cache entries: related entries form a bundle under one key, compressed, with a digest of key and content in front. Bundles that were damaged, copied from
 * another key, or not signed with the required secret are rejected; a bundle cannot contain entries of another key.
 */
import { Buffer } from 'node:buffer';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { codeOf } from '../disk-failure.ts';
import { sha256 } from '../hash.ts';

export interface Bundle {
  /** The folder of the cache. */
  readonly folder: string;
  /** A hex digest of what the entries were made from. */
  readonly key: string;
  /** Contents by the key of each entry. */
  readonly entries: ReadonlyMap<string, Uint8Array>;
}

const DIGEST_BYTES = 32;
/** Larger than any page: a decompression bomb must not exhaust the memory. */
const MAX_BYTES = 256 * 1024 ** 2;

/** A tenth of a millisecond per page: a separate thread would take longer, and brotli's large windows would slow down the garbage collector. */
function compress(plain: Uint8Array): Uint8Array {
  return zstdCompressSync(plain, { params: { [constants.ZSTD_c_compressionLevel]: 3 } });
}

/** `undefined` for data that Lockstep did not write, or that is larger than any page. */
function decompress(packed: Uint8Array): Buffer | undefined {
  try {
    return zstdDecompressSync(packed, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

/** @param secret empty for none */
export function packBundle({ folder, key, entries }: Bundle, secret: string): Uint8Array {
  const list = JSON.stringify([...entries].map(([name, content]) => [name, content.length]));
  const plain = Buffer.concat([Buffer.from(`${list}\n`), ...entries.values()]);
  const packed = compress(plain);
  return Buffer.concat([digestOf(folder, key, packed, secret), packed]);
}

/** The entries of a bundle; `undefined` if the bytes are not a complete bundle of this key. */
export function unpackBundle(
  { folder, key }: Pick<Bundle, 'folder' | 'key'>,
  bytes: Uint8Array,
  secret: string,
): Bundle['entries'] | undefined {
  if (bytes.length <= DIGEST_BYTES) return undefined;
  const packed = bytes.subarray(DIGEST_BYTES);
  if (!timingSafeEqual(bytes.subarray(0, DIGEST_BYTES), digestOf(folder, key, packed, secret)))
    return undefined;
  const plain = decompress(packed);
  if (plain === undefined) return undefined;
  const end = plain.indexOf(10);
  const list = parseList(plain.toString('utf8', 0, Math.max(0, end)));
  if (list === undefined) return undefined;
  const entries = new Map<string, Uint8Array>();
  let at = end + 1;
  for (const [name, length] of list) {
    const content = plain.subarray(at, at + length);
    if (content.length !== length || !belongs(name, key, content)) return undefined;
    entries.set(name, content);
    at += length;
  }
  return at === plain.length ? entries : undefined;
}

/** Kinds of entries that are named after their content. */
const BODIES: ReadonlySet<string> = new Set(['html', 'md', 'search']);

/** An entry must be named after the key of its bundle, or after its own content. None of them is executable. */
function belongs(name: string, key: string, content: Uint8Array): boolean {
  const [, digest, kind] = /^([0-9a-f]{64})\.(json|html|md|search|assets)$/.exec(name) ?? [];
  return digest === key || (BODIES.has(kind ?? '') && digest === sha256(content));
}

function parseList(text: string): [name: string, length: number][] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isListed) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isListed(value: unknown): value is [string, number] {
  return (
    Array.isArray(value) &&
    typeof value[0] === 'string' &&
    Number.isSafeInteger(value[1]) &&
    Number(value[1]) >= 0
  );
}

function digestOf(folder: string, key: string, packed: Uint8Array, secret: string): Buffer {
  const hash = secret === '' ? createHash('sha256') : createHmac('sha256', secret);
  return hash.update(`${folder}/${key}\n`).update(packed).digest();
}
