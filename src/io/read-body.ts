/** The text of an HTTP response, as a browser reads it: decompressed, and decoded by its charset. */
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

export interface Body {
  readonly text: string;
  /** The body was longer, or could not be decompressed completely. */
  readonly isCut: boolean;
}

/** Reads at most a number of bytes of the decompressed body. */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<Body> {
  const encodings = String(response.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  let stream: Readable = response;
  let failure: Error | undefined;
  response.on('error', (error) => {
    failure = error;
  });
  for (const name of encodings.toReversed()) {
    const unpack = UNPACK[name];
    if (unpack === undefined) return { text: '', isCut: true };
    const next = unpack();
    stream.on('error', (error) => next.destroy(error));
    stream = stream.pipe(next);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  let isBroken = false;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      chunks.push(bytes);
      size += bytes.length;
      if (size >= maxBytes) break;
    }
  } catch (error) {
    // Content with a wrong encoding, which browsers do not show either. Connection failures are the caller's.
    if (encodings.length === 0 || failure !== undefined) throw error;
    isBroken = true;
  }
  const bytes = Buffer.concat(chunks).subarray(0, maxBytes);
  return {
    text: decodeBytes(bytes, response.headers['content-type'] ?? ''),
    isCut: isBroken || size >= maxBytes,
  };
}

const UNPACK: Readonly<Record<string, () => Readable & NodeJS.WritableStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The order of the HTML standard: byte order mark, header, a `meta` at the beginning; then UTF-8 if valid. */
function decodeBytes(bytes: Uint8Array, contentType: string): string {
  const mark =
    bytes[0] === 0xfe && bytes[1] === 0xff
      ? 'utf-16be'
      : bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
          ? 'utf-8'
          : undefined;
  const named = /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1];
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const meta = /<meta\b[^>]*\bcharset\s*=\s*["']?([^\s"'/>;]+)/i.exec(head)?.[1];
  // A page whose `meta` could be read as ASCII is not in UTF-16, whatever the `meta` says.
  const declared = meta === undefined || /^utf-?16/i.test(meta) ? undefined : meta;
  for (const label of [mark, named, declared]) {
    const decoder = label === undefined ? undefined : decoderOf(label);
    if (decoder !== undefined) return decoder.decode(bytes);
  }
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}

/** `undefined` for an unknown label. */
function decoderOf(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
