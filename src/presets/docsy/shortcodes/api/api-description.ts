import { h } from 'hastscript';
import {
  nodes,
  type ShortcodeCall,
  type ShortcodeContext,
  type ShortcodeOutput,
} from '../../../../shortcodes/index.ts';

export const API_PARAMS = {
  src: { type: 'url', position: 0 },
  /** An older name of `src`. */
  url: { type: 'url' },
} as const;

/** A link to the description of an API, since API viewers are scripts of another site. */
export function apiDescription(
  call: ShortcodeCall<{ readonly src: string | undefined; readonly url: string | undefined }>,
  context: ShortcodeContext,
): ShortcodeOutput {
  const address = call.params.src ?? call.params.url ?? '';
  const file = context.resource(address);
  return nodes(
    h('p', { className: ['api-description'] }, h('a', { href: file?.url || address }, `OpenAPI: ${address}`)),
  );
}
