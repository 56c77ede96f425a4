/** Digest of everything that a machine would build from: machines with the same digest produce the same pages. */
import { codeVersion, type Environment, sha256 } from '../../io/index.ts';
import type { PreparedBuild } from '../build-steps.ts';
import { createPrintKeys } from '../outputs/print-keys.ts';

/** Covers code, configuration, content, the history of translations, the date, and the secret that signs entries of the shared cache. */
export function revisionOf({ loaded, cache }: PreparedBuild, env: Environment): string {
  const { site, corpus, files, drift, lookups, remoteData } = loaded;
  const { root: _elsewhere, ...settings } = site;
  const known = new Set(corpus.pages.map(({ file }) => file));
  const parts = [
    codeVersion(),
    createPrintKeys(loaded).bundle,
    // The site's folder differs between machines; where it appears in a setting, the text below it is covered elsewhere.
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

/** Folders whose contents pages may show. */
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
