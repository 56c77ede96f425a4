/**
 * Copies a Hugo tree so that both programs can build it under the same conditions. Modules are put into `_vendor`: copies of those that are on disk, empty folders for the others. Templates of
 * whole pages are replaced by one that only prints the content, so that content is compared and not themes. Requests of templates to
 * other machines get an empty response.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Module paths with the folders in which the modules are. */
export type Modules = ReadonlyMap<string, string>;

const CONFIGS = ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json', 'config.toml', 'config.yaml', 'config'];

/** The site directory of a tree: its top, or the folder in it that has a configuration of Hugo and pages. */
export function siteOf(tree: string): string | undefined {
  const candidates = ['', 'site', 'docs', 'docsy.dev', 'website', 'exampleSite'].map((folder) =>
    join(tree, folder),
  );
  return candidates.find(
    (folder) => existsSync(join(folder, 'content')) && CONFIGS.some((name) => existsSync(join(folder, name))),
  );
}

/**
 * @param version of the Hugo that builds the copy, whose behaviour Lockstep follows as well
 * @returns the site directory in the copy
 */
export function prepareTree(
  tree: string,
  site: string,
  work: string,
  modules: Modules,
  version: string,
): string {
  cpSync(tree, work, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !['node_modules', '.git', 'public'].includes(basename(path)),
  });
  const copy = join(work, site.slice(tree.length));
  const packages = join(site, 'node_modules');
  // Hugo only bundles scripts of packages below its working folder.
  if (existsSync(packages))
    cpSync(packages, join(copy, 'node_modules'), { recursive: true, dereference: true });
  vendor(copy, modules);
  for (const folder of layoutFolders(work)) stripLayouts(folder);
  writeLayouts(join(copy, 'layouts'));
  cutNetwork(copy);
  writeFileSync(join(copy, 'netlify.toml'), `[build.environment]\nHUGO_VERSION = "${version}"\n`);
  return copy;
}

/** Puts modules where Hugo finds them without fetching. Themes that are missing submodules become empty folders. */
function vendor(site: string, modules: Modules): void {
  const texts = configTexts(site);
  const wanted = new Set(
    texts.flatMap((text) =>
      [
        ...text.matchAll(/^\s*-?\s*["']?path["']?\s*[:=]\s*["']?((?:github|gitlab)\.com\/[\w./-]+)/gm),
      ].flatMap(([, path]) => path ?? []),
    ),
  );
  if (wanted.size > 0) {
    // A module may import further modules, which become empty folders.
    for (const path of ['github.com/twbs/bootstrap', 'github.com/FortAwesome/Font-Awesome']) wanted.add(path);
    const lines = [...wanted].map((path) => `# ${path} v0.0.0\n`);
    for (const path of wanted) {
      const target = join(site, '_vendor', path);
      const source = modules.get(path);
      mkdirSync(target, { recursive: true });
      if (source !== undefined) cpSync(source, target, { recursive: true });
    }
    writeFileSync(join(site, '_vendor/modules.txt'), lines.join(''));
  }
  for (const text of texts) {
    for (const [, name = ''] of text.matchAll(/^theme\s*[:=]\s*\[?\s*["']?([\w./-]+)/gm)) {
      const target = join(site, 'themes', name);
      const source = modules.get(name);
      if (source !== undefined) cpSync(source, target, { recursive: true });
      else mkdirSync(target, { recursive: true });
    }
  }
}

function configTexts(site: string): string[] {
  const read = (path: string): string[] =>
    readdirSync(dirname(path)).includes(basename(path)) ? [readFileSync(path, 'utf8')] : [];
  const folder = join(site, 'config/_default');
  return [
    ...CONFIGS.filter((name) => name !== 'config').flatMap((name) => read(join(site, name))),
    ...(existsSync(folder)
      ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
      : []),
  ];
}

/** Template folders to remove; a folder of the same name inside `partials` is kept. */
function layoutFolders(tree: string): string[] {
  return readdirSync(tree, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === 'layouts')
    .filter((entry) => !/[\\/]layouts(?:[\\/]|$)/.test(entry.parentPath.slice(tree.length)))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Templates of shortcodes, render hooks and partials are kept. */
const KEPT = /(?:^|[\\/])(?:_?shortcodes|_?partials|_markup)(?:[\\/]|$)/;

function stripLayouts(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !KEPT.test(path.slice(folder.length))) rmSync(path);
  }
}

/** A partial instead of the response of another machine: a list with one empty object, which Hugo recognizes as JSON. */
const UNREACHED = 'unreached.html';

/** Replaces calls that fetch from other machines, so that the result is the same for both programs. */
function cutNetwork(site: string): void {
  const adapters = filesBelow(join(site, 'content')).filter((path) => basename(path) === '_content.gotmpl');
  const templates = layoutFolders(site).flatMap(filesBelow);
  for (const path of [...templates, ...adapters]) {
    const text = readFileSync(path, 'utf8');
    if (!FETCH.test(text)) continue;
    writeFileSync(path, text.replaceAll(FETCH, `partial "${UNREACHED}"`));
  }
  const folder = join(
    site,
    'layouts',
    existsSync(join(site, 'layouts/_partials')) ? '_partials' : 'partials',
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, UNREACHED), '{{ return resources.FromString "unreached.json" "[{}]" }}\n');
}

const FETCH = /\bresources\.GetRemote\b/g;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const PAGE = '<!DOCTYPE html><html><body><main>{{ .Content }}</main></body></html>\n';

function writeLayouts(folder: string): void {
  for (const path of ['_default/single.html', '_default/list.html', 'index.html', '404.html']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), PAGE);
  }
}
