/** Explains failures of the file system: which path, and what to do. */

/** A file cannot be written or removed for a reason that the user can change; the message is for the user. */
export class DiskError extends Error {}

interface Reason {
  readonly found: string;
  readonly expected: string;
  readonly advice: string;
}

const NO_RIGHT: Reason = {
  found: 'missing permission',
  expected: 'permission to write there',
  advice: 'Change the permissions of the file and its folder, or run the command as their owner',
};

const FULL: Reason = {
  found: 'full disk',
  expected: 'free space for the file',
  advice: 'Make room',
};

const TOO_MANY: Reason = {
  found: 'limit on open files',
  expected: 'a higher one',
  advice: 'Raise it (ulimit -n)',
};

const REASONS: Readonly<Record<string, Reason>> = {
  ENOSPC: FULL,
  EDQUOT: { ...FULL, found: 'used-up disk quota' },
  EFBIG: { ...FULL, found: 'limit on file sizes' },
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  EROFS: {
    found: 'read-only file system',
    expected: 'a writable one',
    advice: 'Mount it for writing, or work on a copy of the site',
  },
  EMFILE: TOO_MANY,
  ENFILE: TOO_MANY,
};

/**
 * Two sentences, the problem and what to do, for failures that a user can change: a full disk, missing permissions, a read-only file system. `undefined` for all others.
 *
 * @param path the written path; by default the path in the error
 */
export function describeDiskFailure(error: unknown, path?: string): string | undefined {
  const code = nativeCodeOf(error) ?? codeOf(error);
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason === undefined) return undefined;
  const named = error instanceof Error && 'path' in error ? String(error.path) : nativePathOf(error);
  const at = path ?? named;
  return `Unexpected ${reason.found}${at === undefined ? '' : ` at ${at}`} (${code}), expected ${reason.expected}. ${reason.advice}, and run the command again.`;
}

/** Runs a function that writes to a path; failures that a user can change become a {@link DiskError}. */
export function explainDiskFailure<T>(path: string, act: () => T, more = ''): T {
  try {
    return act();
  } catch (error) {
    const described = describeDiskFailure(error, path);
    if (described === undefined) throw error;
    throw new DiskError(described + more, { cause: error });
  }
}

/** The code of a failed system call, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** System errors as Rust programs report them, among them Astro's bundler: `No space left on device (os error 28)`. */
const NATIVE_CODES: Readonly<Record<string, string>> = {
  1: 'EPERM',
  13: 'EACCES',
  28: 'ENOSPC',
  30: 'EROFS',
  122: 'EDQUOT',
};

function nativeCodeOf(error: unknown): string | undefined {
  const [, number] = error instanceof Error ? (/\(os error (\d+)\)/.exec(error.message) ?? []) : [];
  return number === undefined ? undefined : NATIVE_CODES[number];
}

function nativePathOf(error: unknown): string | undefined {
  return error instanceof Error ? /Failed to write file in (\S+)/.exec(error.message)?.[1] : undefined;
}
