/** Names of entries in a remote cache. */

/** Two levels, which suit both folders on disk and prefixes of S3. */
export function storageKey(folder: string, key: string): string {
  return `${folder}:${key.slice(0, 2)}:${key}`;
}

/** The reverse; `undefined` for other names. */
export function storageKeyParts(name: string): { readonly folder: string; readonly key: string } | undefined {
  const [, folder, key] = /^([a-z]+):[0-9a-f]{2}:([0-9a-f]{64})$/.exec(name) ?? [];
  return folder === undefined || key === undefined ? undefined : { folder, key };
}

export function toBytes(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;
}
