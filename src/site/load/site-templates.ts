/** The templates of a Hugo tree that pages choose from: render hooks, `_markup/render-*.html`, wherever in the layouts, and layouts with a block “main”. */
import type { Site } from '../../config/index.ts';
import { digest, type Files, sha256 } from '../../io/index.ts';
import type { Preset } from '../../presets/index.ts';
import { FRAME_PARTIALS, type SiteTemplates, type TemplateSite } from '../../rendering/index.ts';
import { isOfTheme } from './own-templates.ts';

/** What the templates of a site run with. */
export function templateSiteOf({ layoutDirs, hugo }: Pick<Site, 'layoutDirs' | 'hugo'>): TemplateSite {
  return { layoutDirs, version: hugo?.newest ?? Number.MAX_SAFE_INTEGER, digest };
}

type Template = SiteTemplates['hooks'][number];

/** Those of a theme whose preset the site has are left out: what they make, ours makes. A site of our own kind has none. */
export function loadSiteTemplates(
  site: Pick<Site, 'layoutDirs' | 'contentLayoutDirs' | 'hugo'>,
  files: Files,
  presets: readonly Preset[],
): SiteTemplates {
  const isRead = (path: string) => !presets.some((preset) => isOfTheme(path, preset));
  const find = (dirs: readonly string[], parse: (path: string) => NamedTemplate | undefined): Template[] =>
    dirs.flatMap((dir) => templatesIn(dir, files, parse, isRead));
  const hooks = find(site.layoutDirs, parseHook);
  const layouts = find(site.contentLayoutDirs, parseLayout).filter(({ text }) => MAIN.test(text));
  const partials = find(site.layoutDirs, parseFramePartial);
  const frame = FRAME_PARTIALS.flatMap((place) => partials.find(({ name }) => name === place) ?? []);
  const all = [...hooks, ...layouts, ...frame];
  return {
    site: templateSiteOf(site),
    hooks,
    layouts,
    frame,
    digest: all.length === 0 ? '' : sha256(JSON.stringify(all)),
  };
}

/** `{{ define "main" }}`. */
const MAIN = /\{\{-?\s*define\s+["`]main["`]/;

type NamedTemplate = Pick<Template, 'name' | 'folder' | 'words'>;

function templatesIn(
  layouts: string,
  files: Files,
  parse: (path: string) => NamedTemplate | undefined,
  isRead: (path: string) => boolean,
): Template[] {
  return files.list(layouts).flatMap(({ path }): Template[] => {
    const named = parse(path.slice(layouts.length + 1));
    if (named === undefined || !isRead(path)) return [];
    const read = files.readText(path);
    return read.kind === 'text' ? [{ path, text: read.text, ...named }] : [];
  });
}

function named(folder = '', name = '', words = ''): NamedTemplate {
  return {
    name: name.toLowerCase(),
    folder: folder.replace(/^_default(?:\/|$)/, ''),
    words: words
      .toLowerCase()
      .split('.')
      .filter((word) => word !== ''),
  };
}

function parseHook(path: string): NamedTemplate | undefined {
  const found = HOOK.exec(path);
  return found === null ? undefined : named(found[1], found[2], found[3]);
}

/** `partials/hooks/head-end.html` */
function parseFramePartial(path: string): NamedTemplate | undefined {
  const found = /^_?partials\/hooks\/([a-z-]+)\.html$/.exec(path);
  return found === null ? undefined : named('', found[1]);
}

/** `docs/list.fr.html`; not what stands in a folder for partials and the like. */
function parseLayout(path: string): NamedTemplate | undefined {
  if (/(?:^|\/)(?:partials|shortcodes|_(?!default)[^/]*)\//.test(path)) return undefined;
  const found = /^(?:(.*)\/)?([^./]+)((?:\.[^./]+)*)\.html$/.exec(path);
  return found === null ? undefined : named(found[1], found[2], found[3]);
}

/** `docs/_markup/render-codeblock-go.fr.html`. */
const HOOK = /^(?:(.*)\/)?_markup\/render-([^./]+)((?:\.[^./]+)*)\.html$/;
