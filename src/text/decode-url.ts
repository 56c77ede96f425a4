/** The one decoder of what is percent-encoded in addresses. */

/** A part of an address, decoded; `undefined` where an escape is none. */
export function decodeUrlPart(text: string): string | undefined {
  return attempt(decodeURIComponent, text);
}

/** A path, decoded as far as it stays the same path: what separates its parts stays encoded. Where an escape is none, the path as it is. */
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
