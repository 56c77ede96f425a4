/** Writes a text whose size grows with the site, such as a feed, without ever holding it as a whole. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';

/** Length of the text that is written at once, in UTF-16 code units. */
const PART = 2 ** 20;

/**
 * Writes a text from its beginning on; a file that cannot be completed is removed.
 *
 * @param file must not be read by anybody yet
 * @param explained runs each access to the disk, and may replace its errors
 * @returns the SHA-256 of the file
 */
export async function writeInParts(
  file: string,
  parts: AsyncIterable<string>,
  explained: <T>(act: () => T) => T,
): Promise<string> {
  const hash = createHash('sha256');
  const descriptor = explained(() => openSync(file, 'w'));
  let waiting = '';
  const flush = () =>
    explained(() => {
      const bytes = Buffer.from(waiting);
      hash.update(bytes);
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      waiting = '';
    });
  let isComplete = false;
  try {
    for await (const part of parts) {
      waiting += part;
      if (waiting.length >= PART) flush();
    }
    flush();
    isComplete = true;
  } finally {
    closeSync(descriptor);
    if (!isComplete) rmSync(file, { force: true });
  }
  return hash.digest('hex');
}
