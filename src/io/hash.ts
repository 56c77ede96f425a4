import { createHash, createHmac, hash } from 'node:crypto';

/** SHA-256 of a text (as UTF-8) or bytes, in hex. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

const ALGORITHMS: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha256', 'sha384', 'sha512']);

/** Hex digest of a text (as UTF-8) or bytes, by an algorithm that templates name; `undefined` for unknown ones. */
export function digest(algorithm: string, data: string | Uint8Array): string | undefined {
  return ALGORITHMS.has(algorithm) ? createHash(algorithm).update(data).digest('hex') : undefined;
}

/** The same with a secret key (RFC 2104), for the algorithms that Hugo supports. */
export function hmac(algorithm: string, key: string, text: string): string | undefined {
  return ALGORITHMS.has(algorithm) && algorithm !== 'sha384'
    ? createHmac(algorithm, key).update(text).digest('hex')
    : undefined;
}
