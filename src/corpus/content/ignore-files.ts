/** Which files of the content folders are no part of the site: `ignoreFiles`, hidden files and editors' leavings, as in Hugo. */
import type { Site } from '../../config/index.ts';
import { createProblem, filePlace, NOWHERE, type Problem } from '../../diagnostics/index.ts';

export interface Ignore {
  /**
   * Whether a file, or a folder between it and its content folder, is ignored. The content folders of all locales are laid over each
   * other, and the first that has a folder decides for all, as in Hugo: ask in their order.
   *
   * @param path relative to the site directory
   * @param inside the same below the content folder: `docs/a.md`
   */
  isIgnored(path: string, inside: string): boolean;
  readonly problems: readonly Problem[];
}

/** The test for a site. Patterns are held against absolute paths, as Hugo holds them. */
export function createIgnore(site: Site): Ignore {
  const problems: Problem[] = [];
  const patterns = site.ignoreFiles.flatMap((written) => {
    const pattern = parseGoRegExp(written);
    if (pattern === undefined) problems.push(invalidPattern(site, written));
    return pattern ?? [];
  });
  const folders = new Map<string, boolean>();

  const isIgnoredName = (path: string): boolean => {
    const absolute = path.startsWith('/') ? path : `${site.root}/${path}`;
    return /(?:^|\/)[.#][^/]*$|~$/.test(path) || patterns.some((pattern) => pattern.test(absolute));
  };
  const isInIgnoredFolder = (path: string, inside: string): boolean => {
    const folder = parentOf(inside);
    if (folder === '') return false;
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const ignored = isInIgnoredFolder(parentOf(path), folder) || isIgnoredName(parentOf(path));
    folders.set(folder, ignored);
    return ignored;
  };

  return {
    isIgnored: (path, inside) => isInIgnoredFolder(path, inside) || isIgnoredName(path),
    problems,
  };
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** A regular expression in Go's syntax; `undefined` where it is none. */
function parseGoRegExp(written: string): RegExp | undefined {
  const [, flags = '', source = ''] = /^(?:\(\?([ims]+)\))?([\s\S]*)$/.exec(written) ?? [];
  const adapted = source.replaceAll('(?P<', '(?<').replaceAll('\\A', '^').replaceAll('\\z', '$');
  try {
    return new RegExp(adapted, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function invalidPattern(site: Site, pattern: string): Problem {
  const [file] = site.configFiles;
  return createProblem('invalid-config', file === undefined ? NOWHERE : filePlace(file), {
    message: `Unexpected “${pattern}” in “ignoreFiles”, expected a regular expression.`,
    hint: 'Mend the expression, or take it out.',
    target: pattern,
  });
}
