/** Content adapters of a Hugo tree run before its pages are read; the generated texts are then read like files on disk. */
import type { Site } from '../../config/index.ts';
import { type AdapterRunner, createPageIndex } from '../../corpus/index.ts';
import { type EditedTexts, type Files, readEnvironment, sha256, withEditedTexts } from '../../io/index.ts';
import { createAdapterRunner, createHashedLookups, createSiteLookups } from '../../rendering/index.ts';
import { createUi, loadUiStrings } from '../../ui/index.ts';
import { templateSiteOf } from './site-templates.ts';

export interface SiteAdapters {
  /** The site's files, including the texts generated so far. */
  readonly files: Files;
  readonly run: AdapterRunner;
  /** Generated texts, by the path at which they are read. */
  readonly made: EditedTexts;
}

/** @param now ISO 8601 */
export function createSiteAdapters(site: Site, siteFiles: Files, now: string): SiteAdapters {
  const made = new Map<string, string>();
  const files = withEditedTexts(siteFiles, made);
  let runner: AdapterRunner | undefined;
  const start = (): AdapterRunner => {
    const lookups = createSiteLookups({
      site,
      files,
      index: createPageIndex(site, []),
      ui: createUi(site, loadUiStrings(files, site).catalogues),
      ownShortcodes: new Map(),
      env: readEnvironment(),
      today: now.slice(0, 10),
    });
    return createAdapterRunner({
      site,
      lookups: createHashedLookups(lookups, sha256).lookups,
      templates: templateSiteOf(site),
      readText(file) {
        const read = siteFiles.readText(file);
        return read.kind === 'text' ? read.text : undefined;
      },
      keep: (file, text) => void made.set(file, text),
    });
  };
  return {
    files,
    made,
    run(adapter) {
      runner ??= start();
      return runner(adapter);
    },
  };
}
