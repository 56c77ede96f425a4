/** Finds the owners of the files of a site. */
import { formatOfPath, parseData } from '../formats/index.ts';
import { createDiskFiles, type Files, findWorkTree, pathInside } from '../io/index.ts';
import { matchOwners, parseCodeowners, readOwners } from './owners.ts';

export interface Owners {
  /** The owners of a file, given relative to the site directory; may be empty. */
  of(file: string): readonly string[];
}

/** The owners of the files of a site, from its repository. */
export function createSiteOwners(root: string): Owners {
  const top = findWorkTree(root) ?? root;
  const path = pathInside(top, root);
  return createOwners(createDiskFiles(top), path === undefined || path === '' ? '' : `${path}/`);
}

/** Where code hosts look for CODEOWNERS, in their order. */
const CODEOWNERS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/**
 * CODEOWNERS decides where it has a rule, else the nearest OWNERS file up the tree.
 *
 * @param repository files of the repository that the site is in
 * @param prefix the site directory in it, with a slash at its end; empty where they are one
 */
function createOwners(repository: Files, prefix: string): Owners {
  const texts = CODEOWNERS.map((path) => repository.readText(path));
  const rules = parseCodeowners(texts.flatMap((read) => (read.kind === 'text' ? [read.text] : []))[0] ?? '');
  const known = new Map<string, readonly string[]>();
  const ofFolder = (folder: string): readonly string[] => {
    const ready = known.get(folder);
    if (ready !== undefined) return ready;
    const path = folder === '' ? 'OWNERS' : `${folder}/OWNERS`;
    const read = repository.readText(path);
    const file = read.kind === 'text' ? readOwners(parseOwners(path, read.text)) : undefined;
    const isEnd = folder === '' || file?.isFinal === true || (file?.owners.length ?? 0) > 0;
    const owners = isEnd
      ? (file?.owners ?? [])
      : ofFolder(folder.slice(0, Math.max(folder.lastIndexOf('/'), 0)));
    known.set(folder, owners);
    return owners;
  };
  return {
    of(file) {
      const path = prefix + file;
      return matchOwners(rules, path) ?? ofFolder(path.slice(0, Math.max(path.lastIndexOf('/'), 0)));
    },
  };
}

function parseOwners(path: string, text: string) {
  const format = formatOfPath(`${path}.yaml`) ?? 'yaml';
  return parseData({ format, text, file: path, code: 'unreadable-file' }).value;
}
