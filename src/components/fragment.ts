/** Fragments of addresses, as scripts of pages look elements up by them. */
import { decodeUrlPart } from '../text/decode-url.ts';

/** The id that a fragment names: `#caf%C3%A9` → `café`. A fragment with an escape that cannot be decoded is taken literally. */
export function decodeFragment(hash: string): string {
  const fragment = hash.replace(/^#/, '');
  return decodeUrlPart(fragment) ?? fragment;
}
