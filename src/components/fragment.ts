/** Decodes the fragment of a URL, to find the element that it refers to. */
import { decodeUrlPart } from '../text/decode-url.ts';

/** The id that a fragment refers to: `#caf%C3%A9` → `café`. A fragment that cannot be decoded is returned as it is. */
export function decodeFragment(hash: string): string {
  const fragment = hash.replace(/^#/, '');
  return decodeUrlPart(fragment) ?? fragment;
}
