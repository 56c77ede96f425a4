/** Static files: those of folders that are copied, and of mounts below them. */
import type { Mount, Site } from '../config/index.ts';
import type { Files, Refusal } from '../io/index.ts';
import { compileGlob } from '../text/index.ts';
import { joinPath } from './urls/path-names.ts';

export interface StaticFile {
  /** Relative to the site directory. */
  readonly file: string;
  /** Path in the output, without a leading slash. */
  readonly output: string;
}

/** In order of precedence: of two files with one output, the first is published. */
export function listStaticFiles(
  { staticDirs, mounts }: Pick<Site, 'staticDirs' | 'mounts'>,
  files: Files,
  onRefused: (path: string, why: Refusal) => void,
): StaticFile[] {
  const below = (source: string, target: string, accepts: (path: string) => boolean): StaticFile[] => {
    const listed = files.list(source, onRefused);
    if (listed.length === 0 && files.kindOf(source) === 'file') return [{ file: source, output: target }];
    return listed.flatMap(({ path }) => {
      const inside = path.slice(source.length + 1);
      return accepts(inside) ? [{ file: path, output: target === '' ? inside : `${target}/${inside}` }] : [];
    });
  };
  return [
    ...staticDirs.toReversed().flatMap((dir) => below(dir, '', () => true)),
    ...mounts
      .filter(isStaticMount)
      .flatMap((mount) =>
        below(mount.source, joinPath('/', mount.target.slice('static'.length)).slice(1), acceptedBy(mount)),
      ),
  ];
}

/** Mounts of whole folders are static folders of the site. */
function isStaticMount({ target }: Mount): boolean {
  return target === 'static' || target.startsWith('static/');
}

/** Whether a mount includes a file, by its path below the source. */
export function acceptedBy({ include, exclude }: Pick<Mount, 'include' | 'exclude'>) {
  const wanted = include.map(compileGlob);
  const unwanted = exclude.map(compileGlob);
  return (path: string): boolean =>
    (wanted.length === 0 || wanted.some((glob) => glob.test(path))) &&
    !unwanted.some((glob) => glob.test(path));
}
