/** Shortcodes that a Hugo tree defines as Go templates in `layouts/shortcodes`, its own or those of a theme in the tree. */
import type { Site } from '../../config/index.ts';
import type { Files } from '../../io/index.ts';
import { fingerprintOfTemplate, type Preset } from '../../presets/index.ts';

/** Shortcode name (`blocks/cover`) → template file, relative to the site directory. */
export type OwnTemplates = ReadonlyMap<string, string>;

/** As in Hugo, the tree comes first, then its themes in order. Sites that are not Hugo trees have none. */
export function findOwnTemplates(site: Pick<Site, 'layoutDirs'>, files: Files): OwnTemplates {
  const templates = new Map<string, string>();
  for (const layouts of site.layoutDirs) {
    for (const folder of [`${layouts}/shortcodes`, `${layouts}/_shortcodes`]) {
      for (const { path } of files.list(folder)) {
        const name = /^(.+?)(?:\.[\w-]+)?\.(?:html|md)$/.exec(path.slice(folder.length + 1))?.[1];
        if (name !== undefined && !templates.has(name)) templates.set(name, path);
      }
    }
  }
  return templates;
}

/** The templates that a preset's shortcodes replace: those that it recognizes by their text. */
export function templatesOfPreset(
  { templates: known }: Pick<Preset, 'templates'>,
  templates: OwnTemplates,
  files: Files,
): string[] {
  return [...templates]
    .flatMap(([name, file]) => {
      const fingerprints = known[name];
      if (fingerprints === undefined) return [];
      const read = files.readText(file);
      return read.kind === 'text' && fingerprints.includes(fingerprintOfTemplate(read.text)) ? [name] : [];
    })
    .sort();
}

/** Whether a file belongs to a theme that a preset replaces. */
export function isOfTheme(file: string, { evidence }: Pick<Preset, 'evidence'>): boolean {
  return file.split('/').some((folder) => evidence.themes.includes(folder));
}

/** The templates without a replacement: a built-in shortcode of the same name would not behave as the tree expects. */
export function templatesNotRun(
  site: Pick<Site, 'layoutDirs'>,
  files: Files,
  presets: readonly Preset[],
): OwnTemplates {
  const templates = findOwnTemplates(site, files);
  const stoodFor = new Set(presets.flatMap((preset) => templatesOfPreset(preset, templates, files)));
  return new Map([...templates].filter(([name]) => !stoodFor.has(name)));
}
