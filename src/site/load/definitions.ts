/** The shortcodes that a site's pages can use: ours, those of its presets, and those of its own `shortcodes/` folder, which win. */
import type { Site } from '../../config/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { type Files, type ImportModule, sha256 } from '../../io/index.ts';
import { presetsNamed } from '../../presets/index.ts';
import {
  defineTemplateShortcode,
  FORMAT_TEMPLATES,
  type SiteTemplates,
  TEMPLATES,
} from '../../rendering/index.ts';
import {
  definitions as builtIn,
  loadOwnDefinitions,
  type ShortcodeDefinition,
} from '../../shortcodes/index.ts';
import { type OwnTemplates, templatesNotRun } from './own-templates.ts';
import { loadSiteTemplates, templateSiteOf } from './site-templates.ts';

export interface LoadedDefinitions {
  /** By name and by alias. */
  readonly definitions: ReadonlyMap<string, ShortcodeDefinition>;
  /** The site's own among them, by name. */
  readonly own: ReadonlyMap<string, ShortcodeDefinition>;
  /** Digest of the file of each definition of the site's own, and of what it imports, by name. */
  readonly ownShortcodes: ReadonlyMap<string, string>;
  /** Templates of the site's own that cannot be read, by the name of the shortcode: such a shortcode has no definition. */
  readonly templates: OwnTemplates;
  /** The templates that pages choose from. */
  readonly siteTemplates: SiteTemplates;
  readonly problems: readonly Problem[];
}

/** All of them, loaded. */
export async function loadDefinitions(
  site: Site,
  files: Files,
  importModule: ImportModule,
): Promise<LoadedDefinitions> {
  const definitions = new Map<string, ShortcodeDefinition>();
  const presets = presetsNamed(site.presets ?? []);
  for (const definition of [...builtIn, ...presets.flatMap(({ shortcodes }) => shortcodes)]) {
    for (const name of [definition.name, ...(definition.aliases ?? [])]) definitions.set(name, definition);
  }
  const ownShortcodes = new Map<string, string>();
  const own = new Map<string, ShortcodeDefinition>();
  const wanted = templatesNotRun(site, files, presets);
  const templates = addTemplates(site, files, wanted, own, ownShortcodes);
  for (const name of templates.keys()) definitions.delete(name);
  const loaded = await loadOwnDefinitions(site, files, importModule);
  for (const [name, definition] of loaded.definitions) {
    own.set(name, definition);
    templates.delete(name);
  }
  for (const [name, sum] of loaded.digests) ownShortcodes.set(name, sum);
  for (const [name, definition] of own) definitions.set(name, definition);
  // Pages that use such a shortcode are rendered again when its template goes.
  for (const [name, file] of templates) ownShortcodes.set(name, file);
  const siteTemplates = loadSiteTemplates(site, files, presets);
  if (siteTemplates.digest !== '') ownShortcodes.set(TEMPLATES, siteTemplates.digest);
  if (siteTemplates.formatsDigest !== '') ownShortcodes.set(FORMAT_TEMPLATES, siteTemplates.formatsDigest);
  return { definitions, own, ownShortcodes, templates, siteTemplates, problems: loaded.problems };
}

/** Shortcodes that templates of the tree define. Gives the templates that cannot be read, whose shortcodes have no definition. */
function addTemplates(
  site: Site,
  files: Files,
  templates: OwnTemplates,
  definitions: Map<string, ShortcodeDefinition>,
  ownShortcodes: Map<string, string>,
): Map<string, string> {
  const unread = new Map<string, string>();
  const templateSite = templateSiteOf(site);
  for (const [name, path] of templates) {
    const read = files.readText(path);
    if (read.kind !== 'text') {
      unread.set(name, path);
      continue;
    }
    const file = { path, text: read.text };
    definitions.set(name, defineTemplateShortcode(name, file, templateSite));
    ownShortcodes.set(name, sha256(read.text));
  }
  return unread;
}
