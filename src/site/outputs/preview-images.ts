/** The pictures for link previews (Open Graph), if the site generates them. */
import type { Problem } from '../../diagnostics/index.ts';
import { pagesToBuild } from '../load/load-site.ts';
import { createPreviews } from '../theme/previews.ts';
import { imageOf } from '../views/page-image.ts';
import type { GroupOutput, OutputContext } from './output.ts';

/** Pages with the same texts share one picture. */
export function listPreviews({ loaded, sources }: OutputContext): {
  readonly outputs: readonly GroupOutput[];
  readonly problems: readonly Problem[];
} {
  const previews = createPreviews(loaded.site);
  const pages = pagesToBuild(loaded).filter((page) => imageOf(loaded.site, page) === undefined);
  const outputs = new Map<string, GroupOutput>();
  for (const page of pages) {
    const preview = previews.of(page);
    if (preview === undefined) continue;
    const { path, digest, draw } = preview;
    outputs.set(path, {
      kind: 'group',
      path,
      render: async () => new Map([[path, { text: await sources.kept(`${digest}.png`, draw) }]]),
    });
  }
  return { outputs: [...outputs.values()], problems: previews.problemsOf(pages) };
}
