/** Outputs that templates of a Hugo tree generate from pages: files of other output formats. */

import { pagesToBuild } from '../load/load-site.ts';
import { findFormatFiles } from '../load/output-formats.ts';
import type { OutputContext, TextOutput } from './output.ts';

/**
 * A file whose template fails is omitted, or replaced by Lockstep's own file for that path.
 *
 * @param known Lockstep's own files, by path
 */
export function listFormatFiles(
  { loaded, sources }: OutputContext,
  known: ReadonlyMap<string, TextOutput>,
): TextOutput[] {
  const { site, siteTemplates } = loaded;
  return findFormatFiles(site, pagesToBuild(loaded), siteTemplates).map(({ path, variant }) => ({
    kind: 'text',
    path,
    uses: [variant],
    async render() {
      const body = await sources.bodyOf(variant);
      return body === undefined || body.facts.isUnmade === true ? known.get(path)?.render() : body.html({});
    },
  }));
}
