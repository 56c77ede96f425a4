/** The folders of a tree and its themes: static files, data and UI strings. */
import type { Files } from '../../io/index.ts';
import type { Mount, Site } from '../site.ts';
import { type Component, componentFolders } from './components.ts';
import { readFolder, readFolderList } from './folders.ts';
import type { Languages } from './languages.ts';
import type { Settings } from './settings.ts';

/** Folders other than content. Mounts at `static`, `data` or `i18n` replace the folder of that name. */
export function readSiteFolders(
  files: Files,
  settings: Settings,
  mounts: readonly Mount[],
  languages: Languages,
  components: readonly Component[],
): Pick<Site, 'mounts' | 'staticDirs' | 'dataDir' | 'i18nDir'> {
  /** Mounts of whole folders; a mount with filters remains a mount. */
  const isWhole = ({ include, exclude }: Mount): boolean => include.length === 0 && exclude.length === 0;
  const mountedAt = (target: string): Mount[] => mounts.filter((mount) => mount.target === target);
  const foldersAt = (target: string): string[] =>
    mountedAt(target)
      .filter(isWhole)
      .map(({ source }) => source);
  const themeFolders = (name: string): string[] =>
    componentFolders(components, name).filter((dir) => files.kindOf(dir) === 'folder');

  const numbered = Array.from({ length: 11 }, (_, index) =>
    readFolderList(settings, `staticDir${index}`, []),
  );
  const ownStatic =
    mountedAt('static').length > 0
      ? foldersAt('static').toReversed()
      : [...readFolderList(settings, 'staticDir', ['static']), ...numbered.flat()];
  const [dataDir = readFolder(settings, 'dataDir', 'data'), ...moreData] = foldersAt('data');
  const ownI18n = languages.all.map(({ own }) => readFolder(own, 'i18nDir', '')).filter((dir) => dir !== '');
  const [i18nDir = readFolder(settings, 'i18nDir', 'i18n'), ...moreI18n] = foldersAt('i18n');
  const mount = (source: string, target: string): Mount => ({
    source,
    target,
    include: [],
    exclude: [],
  });
  return {
    staticDirs: [...themeFolders('static'), ...ownStatic],
    dataDir,
    i18nDir,
    mounts: [
      ...mounts.filter((each) => !(['static', 'data', 'i18n'].includes(each.target) && isWhole(each))),
      ...[...moreData, ...themeFolders('data').toReversed()].map((source) => mount(source, 'data')),
      ...[...new Set([...moreI18n, ...ownI18n, ...themeFolders('i18n').toReversed()])].map((source) =>
        mount(source, 'i18n'),
      ),
    ],
  };
}
