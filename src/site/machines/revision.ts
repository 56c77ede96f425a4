/** What a machine would build, as a digest: two machines with the same one make the same of every page. */
import { codeVersion, type Environment, sha256 } from '../../io/index.ts';
import type { PreparedBuild } from '../build-steps.ts';
import { createPrintKeys } from '../outputs/print-keys.ts';

/** Of code, configuration, content, the history of translations, the day, and the secret that entries of the shared cache are signed with. */
export function revisionOf({ loaded, cache }: PreparedBuild, env: Environment): string {
  const { site, corpus, files, drift, lookups, remoteData } = loaded;
  const { root: _elsewhere, ...settings } = site;
  const known = new Set(corpus.pages.map(({ file }) => file));
  const parts = [
    codeVersion(),
    createPrintKeys(loaded).bundle,
    // The site's folder is another one on every machine; where it stands in a setting, what it says is in the texts.
    JSON.stringify(settings).replaceAll(site.root, ''),
    [...loaded.chosen].join(),
    lookups.lookups.today(),
    JSON.stringify(remoteData),
    JSON.stringify([...(drift?.notices ?? [])]),
    JSON.stringify(drift?.report.pages.map(({ file, status }) => [file, status]) ?? []),
    env.LOCKSTEP_REMOTE_CACHE_SECRET ?? '',
    ...corpus.pages.map((page) => cache.pages.keyOf(page)),
  ];
  for (const folder of textFolders(loaded))
    for (const { path } of files.list(folder))
      if (!known.has(path)) parts.push(`${path} ${sha256(files.readBytes(path) ?? '')}`);
  for (const folder of site.staticDirs)
    for (const { path, size } of files.list(folder)) parts.push(`${path} ${size}`);
  return sha256(parts.join('\n'));
}

/** Folders of what pages may show. */
function textFolders({ site }: PreparedBuild['loaded']): Set<string> {
  const { locales, examplesDirs, dataDir, i18nDir, shortcodesDir, mounts } = site;
  const folders = [
    ...locales.map(({ contentDir }) => contentDir),
    ...examplesDirs.filter((dir) => !dir.includes('LOCALE')),
    ...mounts.map(({ source }) => source),
    dataDir,
    i18nDir,
    shortcodesDir,
  ];
  return new Set(folders.filter((folder) => folder !== ''));
}
