import { dirname, resolve, sep } from 'node:path';
import { findWorkTree } from '../../io/index.ts';
import { compileGlob } from '../../text/index.ts';
import type { Mount } from '../site.ts';
import { cleanPath, isOutside } from './folders.ts';
import type { Settings } from './settings.ts';

const COMPONENTS: ReadonlySet<string> = new Set(['content', 'static', 'data', 'layouts', 'i18n', 'assets']);

/**
 * `module.mounts`, repeated for each language, in order. Mounts of archetypes are omitted, as they are not used. Mounts are reported and omitted if their source is neither in the
 * work tree that contains the site (without git, in the site's parent folder) nor in `params.lockstep.mountFolders`.
 *
 * @param root absolute path of the site directory
 * @param languages names of all languages of the site
 */
export function readMounts(root: string, settings: Settings, languages: readonly string[]): Mount[] {
  const own = settings.table('params').table('lockstep').texts('mountFolders', []);
  const allowed = [findWorkTree(root) ?? dirname(root), ...own.map((folder) => resolve(root, folder))];
  return settings
    .table('module')
    .tables('mounts')
    .flatMap(([, mount]) => readMount(mount, languages, (source) => isBelow(allowed, resolve(root, source))));
}

function isBelow(folders: readonly string[], path: string): boolean {
  return folders.some((folder) => path === folder || path.startsWith(folder.replace(/[\\/]*$/, sep)));
}

function readMount(
  mount: Settings,
  languages: readonly string[],
  mayRead: (source: string) => boolean,
): Mount[] {
  const source = cleanPath(mount.text('source', ''));
  const target = cleanPath(mount.text('target', ''));
  if (source === '' || target === '') {
    mount.report('invalid-config', undefined, {
      message: 'Unexpected mount, expected one with “source” and “target”.',
      hint: 'Name the folder on disk as “source” and where it appears as “target”.',
    });
    return [];
  }
  if (!COMPONENTS.has(target.split('/', 1)[0] ?? '')) return [];
  if (isOutside(source) && !mayRead(source)) {
    mount.report('path-outside-site', 'source', {
      message: `Unexpected mount of “${source}”, expected a path in the site’s repository.`,
      hint: 'Add its folder to params.lockstep.mountFolders, or move the files: until then, they are not part of the site.',
      target: source,
      severity: 'warning',
    });
    return [];
  }
  const wanted = languagesOf(mount, languages);
  const base = { source, target, ...filesOf(mount) };
  if (wanted === undefined || !target.startsWith('content')) return [base];
  return wanted.map((locale) => ({ ...base, locale }));
}

/** The languages of a mount; `undefined` if it names none. Newer versions have `sites.matrix.languages`, a list of globs. */
function languagesOf(mount: Settings, languages: readonly string[]): string[] | undefined {
  const matrix = mount.table('sites').table('matrix').texts('languages', []);
  const globs = matrix.length > 0 ? matrix : [mount.text('lang', '')].filter((lang) => lang !== '');
  if (globs.length === 0) return undefined;
  const matches = (glob: string): string[] => {
    const pattern = compileGlob(glob);
    return languages.filter((language) => pattern.test(language));
  };
  const excluded = globs
    .filter((glob) => glob.startsWith('!'))
    .flatMap((glob) => matches(glob.slice(1).trim()));
  const plain = globs.filter((glob) => !glob.startsWith('!'));
  const included = new Set(plain.length === 0 ? languages : plain.flatMap(matches));
  return languages.filter((language) => included.has(language) && !excluded.includes(language));
}

/** Newer versions have `files` with negations (`! **.txt`), older ones `includeFiles` and `excludeFiles`. */
function filesOf(mount: Settings): Pick<Mount, 'include' | 'exclude'> {
  const globs = mount.texts('files', []);
  return {
    include: [...mount.texts('includeFiles', []), ...globs.filter((glob) => !glob.startsWith('!'))],
    exclude: [
      ...mount.texts('excludeFiles', []),
      ...globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1).trim()),
    ],
  };
}
