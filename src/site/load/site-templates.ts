/** The templates of a Hugo tree that pages choose from: render hooks (`_markup/render-*.html`) anywhere in the layouts, and layouts with a block “main”. */
import type { Site } from '../../config/index.ts';
import { digest, type Files, findPackage, hmac, sha256 } from '../../io/index.ts';
import type { Preset } from '../../presets/index.ts';
import { FRAME_PARTIALS, type SiteTemplates, type TemplateSite } from '../../rendering/index.ts';
import { isOfTheme } from './own-templates.ts';

/** The context in which a site's templates run. */
export function templateSiteOf({ layoutDirs, hugo, root, outputFormats }: TemplatesOf): TemplateSite {
  return {
    layoutDirs,
    version: hugo?.newest ?? Number.MAX_SAFE_INTEGER,
    minor: hugo?.minor ?? Number.MAX_SAFE_INTEGER,
    scalesImages: (findPackage('sharp', root) ?? findPackage('sharp')) !== undefined,
    outputFormats: Object.values(outputFormats),
    digest,
    hmac,
  };
}

type TemplatesOf = Pick<Site, 'layoutDirs' | 'hugo' | 'root' | 'outputFormats'>;

type Template = SiteTemplates['hooks'][number];

/** Loads them. Templates of a theme that a preset replaces are omitted. Sites that are not Hugo trees have none. */
export function loadSiteTemplates(
  site: TemplatesOf & Pick<Site, 'contentLayoutDirs'>,
  files: Files,
  presets: readonly Preset[],
): SiteTemplates {
  const isRead = (path: string) => !presets.some((preset) => isOfTheme(path, preset));
  const find = (dirs: readonly string[], parse: (path: string) => NamedTemplate | undefined): Template[] =>
    dirs.flatMap((dir) => templatesIn(dir, files, parse, isRead));
  const hooks = find(site.layoutDirs, parseHook);
  const layouts = find(site.contentLayoutDirs, parseLayout).filter(({ text }) => MAIN.test(text));
  const partials = find(site.layoutDirs, parseFramePartial);
  const formats = findFormats(site, find);
  const frame = FRAME_PARTIALS.flatMap((place) => partials.find(({ name }) => name === place) ?? []);
  const all = [...hooks, ...layouts, ...frame];
  return {
    site: templateSiteOf(site),
    hooks,
    layouts,
    frame,
    formats,
    hasPagerPartials: layouts.length > 0 && hasPagerPartials(site.layoutDirs, files),
    formatsDigest: formats.length === 0 ? '' : sha256(JSON.stringify(formats)),
    digest: all.length === 0 ? '' : sha256(JSON.stringify(all)),
  };
}

/** Formats that Lockstep generates too: a theme's template for them does not mean that the site wants its own. */
const KNOWN_FORMATS = /^(?:rss|markdown)$/;

/** Templates of all formats except HTML, and HTML templates named after another format. */
function findFormats(
  { layoutDirs, contentLayoutDirs, outputFormats }: TemplatesOf & Pick<Site, 'contentLayoutDirs'>,
  find: (dirs: readonly string[], parse: (path: string) => NamedTemplate | undefined) => Template[],
): Template[] {
  const others = Object.values(outputFormats).filter(({ name }) => name !== 'html');
  if (others.length === 0) return [];
  const endings = new Set(others.map(({ name, suffix }) => (suffix === '' ? name : suffix.slice(1))));
  const own = new Set(contentLayoutDirs);
  const isWanted = ({ name, words, ending }: NamedTemplate, isOwn: boolean): boolean => {
    if (!endings.has(ending)) return false;
    const format = others.find((each) => words.includes(each.name));
    if (ending === 'html') return format !== undefined || name === 'baseof';
    const alike = others.filter(({ suffix }) => suffix === `.${ending}`);
    return isOwn || !(format === undefined ? alike : [format]).every((each) => KNOWN_FORMATS.test(each.name));
  };
  const found = layoutDirs.flatMap((dir) =>
    find([dir], (path) => {
      const parsed = parseTemplate(path);
      return parsed !== undefined && isWanted(parsed, own.has(dir)) ? parsed : undefined;
    }),
  );
  return found.some(({ name }) => name !== 'baseof') ? found : [];
}

/** Whether a partial paginates a list. */
function hasPagerPartials(layoutDirs: readonly string[], files: Files): boolean {
  return layoutDirs.some((dir) =>
    ['partials', '_partials'].some((folder) =>
      files.list(`${dir}/${folder}`).some(({ path }) => {
        const read = files.readText(path);
        return read.kind === 'text' && /\.Paginat/.test(read.text);
      }),
    ),
  );
}

/** `{{ define "main" }}`. */
const MAIN = /\{\{-?\s*define\s+["`]main["`]/;

type NamedTemplate = Pick<Template, 'name' | 'folder' | 'words' | 'ending'>;

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

function named(folder = '', name = '', words = '', ending = 'html'): NamedTemplate {
  return {
    ending: ending.toLowerCase(),
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

/** `docs/list.fr.html`. */
function parseLayout(path: string): NamedTemplate | undefined {
  const parsed = parseTemplate(path);
  return parsed?.ending === 'html' ? parsed : undefined;
}

/** `docs/list.print.html`, `index.json`; files in folders for partials and the like do not count. */
function parseTemplate(path: string): NamedTemplate | undefined {
  if (/(?:^|\/)(?:partials|shortcodes|_(?!default)[^/]*)\//.test(path)) return undefined;
  const found = /^(?:(.*)\/)?([^./]+)((?:\.[^./]+)*)\.([^./]+)$/.exec(path);
  return found === null ? undefined : named(found[1], found[2], found[3], found[4]);
}

/** `docs/_markup/render-codeblock-go.fr.html`. */
const HOOK = /^(?:(.*)\/)?_markup\/render-([^./]+)((?:\.[^./]+)*)\.html$/;
