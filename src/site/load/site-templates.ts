/** The render hooks of a Hugo tree: `_markup/render-*.html` of its layouts, wherever in them. */
import type { Site } from '../../config/index.ts';
import { digest, type Files, sha256 } from '../../io/index.ts';
import type { Preset } from '../../presets/index.ts';
import type { SiteTemplates, TemplateSite } from '../../rendering/index.ts';
import { isOfTheme } from './own-templates.ts';

/** What the templates of a site run with. */
export function templateSiteOf({ layoutDirs, hugo }: Pick<Site, 'layoutDirs' | 'hugo'>): TemplateSite {
  return { layoutDirs, version: hugo?.newest ?? Number.MAX_SAFE_INTEGER, digest };
}

type Hook = SiteTemplates['hooks'][number];

/** Hooks of a theme whose preset the site has are left out: what they make, ours makes. A site of our own kind has none. */
export function loadSiteTemplates(
  site: Pick<Site, 'kind' | 'layoutDirs' | 'hugo'>,
  files: Files,
  presets: readonly Preset[],
): SiteTemplates {
  const hooks = site.kind === 'hugo' ? site.layoutDirs.flatMap((dir) => hooksIn(dir, files, presets)) : [];
  return {
    site: templateSiteOf(site),
    hooks,
    digest: hooks.length === 0 ? '' : sha256(JSON.stringify(hooks)),
  };
}

function hooksIn(layouts: string, files: Files, presets: readonly Preset[]): Hook[] {
  return files.list(layouts).flatMap(({ path }): Hook[] => {
    const found = HOOK.exec(path.slice(layouts.length + 1));
    if (found === null || presets.some((preset) => isOfTheme(path, preset))) return [];
    const read = files.readText(path);
    if (read.kind !== 'text') return [];
    const [, folder = '', name = '', words = ''] = found;
    return [
      {
        path,
        text: read.text,
        name: name.toLowerCase(),
        folder: folder.replace(/^_default(?:\/|$)/, ''),
        words: words
          .toLowerCase()
          .split('.')
          .filter((word) => word !== ''),
      },
    ];
  });
}

/** `docs/_markup/render-codeblock-go.fr.html`. */
const HOOK = /^(?:(.*)\/)?_markup\/render-([^./]+)((?:\.[^./]+)*)\.html$/;
