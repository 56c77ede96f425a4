import { h } from 'hastscript';
import type { ShortcodeOutput } from '../../call.ts';
import { nodes } from '../../definition.ts';

/** A post of another site as a link: showing it would need scripts of that site, which then sees every reader. */
export function socialPost(address: string): ShortcodeOutput {
  return nodes(h('p', { className: ['post'] }, h('a', { href: `https://${address}` }, address)));
}
