import { h } from 'hastscript';
import type { ShortcodeOutput } from '../../call.ts';
import { nodes } from '../../definition.ts';

/** A post on another site as a link: embedding it would need scripts that track every reader. */
export function socialPost(address: string): ShortcodeOutput {
  return nodes(h('p', { className: ['post'] }, h('a', { href: `https://${address}` }, address)));
}
