import type { ShortcodeCall, ShortcodeOutput } from '../../call.ts';
import type { ShortcodeContext } from '../../context.ts';
import { text } from '../../definition.ts';

export const REFERENCE_PARAMS = {
  path: { type: 'page', required: true, position: 0 },
  /** A locale other than the page’s. */
  lang: { type: 'string' },
  outputFormat: { type: 'string' },
} as const;

/**
 * The URL of a page, found as in Hugo: `../pods`, `pods.md#lifecycle`, `/docs/pods`. If there is none, the path is kept as written, so that the link still shows its intended
 * target.
 */
export function pageReference(
  call: ShortcodeCall<{ readonly path: string; readonly lang: string | undefined }>,
  context: ShortcodeContext,
): ShortcodeOutput {
  const { path, lang } = call.params;
  const hash = path.indexOf('#');
  const fragment = hash === -1 ? '' : path.slice(hash);
  const target = (hash === -1 ? path : path.slice(0, hash)).replace(/\?.*$/s, '');
  if (target === '') return text(fragment);
  const page = context.findPage(target, lang);
  if (page !== undefined && page.url !== '') return text(page.url + fragment);
  context.problem('missing-page', `Unexpected path “${target}”, expected that of a page.`, {
    hint: 'Correct the path: from the page’s folder, or from the content folder with a leading /.',
    target: path,
  });
  return text(path);
}
