/** What is known of an address of another site after it was asked. */

export type Outcome =
  | {
      readonly kind: 'alive';
      /** Where it has moved for good, by redirects that all say so. */
      readonly movedTo?: string;
    }
  /** The page is there, the fragment is not. */
  | { readonly kind: 'missing-anchor'; readonly fragment: string; readonly movedTo?: string }
  | { readonly kind: 'broken'; readonly reason: string }
  /** Somebody is there and does not tell: a login, a limit of requests, an address that may not be asked. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** An address in the order of a report, without what a server never sees. */
export function splitAddress(url: string): { readonly address: string; readonly fragment: string } {
  const at = url.indexOf('#');
  return at === -1
    ? { address: url, fragment: '' }
    : { address: url.slice(0, at), fragment: url.slice(at + 1) };
}
