/** The outcome of requesting an address of another site. */

export type Outcome =
  | {
      readonly kind: 'alive';
      /** New address if all redirects were permanent. */
      readonly movedTo?: string;
    }
  /** The page exists, the fragment does not. */
  | { readonly kind: 'missing-anchor'; readonly fragment: string; readonly movedTo?: string }
  | { readonly kind: 'broken'; readonly reason: string }
  /** The server exists, but the result is unknown: a login, a rate limit, an address that may not be requested. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** Normalizes a URL and splits off its fragment, which servers never receive. */
export function splitAddress(url: string): { readonly address: string; readonly fragment: string } {
  const at = url.indexOf('#');
  return at === -1
    ? { address: url, fragment: '' }
    : { address: url.slice(0, at), fragment: url.slice(at + 1) };
}
