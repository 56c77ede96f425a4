/** Decoding of percent-encoding in URLs. */

/** Decodes a part of a URL; `undefined` if an escape is invalid. */
export function decodeUrlPart(text: string): string | undefined {
  return attempt(decodeURIComponent, text);
}

/** Decodes a path without changing its structure: encoded separators are kept. If an escape is invalid, the path is returned unchanged. */
export function decodeUrlPath(path: string): string {
  return attempt(decodeURI, path) ?? path;
}

function attempt(decode: (text: string) => string, text: string): string | undefined {
  try {
    return decode(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
