/** Owners of files, from CODEOWNERS as code hosts read it and OWNERS files of Prow. */
import { isValueList, isValueMap, type Value } from '../formats/index.ts';
import { compileWildcards, escapePattern, type Pattern } from '../text/index.ts';

export interface OwnerRule {
  readonly pattern: Pattern;
  readonly owners: readonly string[];
}

/**
 * The rules of a CODEOWNERS file, in order; of those that match a path the last holds.
 *
 * @example
 * parseCodeowners('/content/fr/ @team-fr') // one rule, for everything below content/fr
 */
export function parseCodeowners(text: string): OwnerRule[] {
  return text.split('\n').flatMap((line): OwnerRule[] => {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/(?<!\\)\s+/);
    // Section headings of GitLab are skipped; their rules follow.
    return pattern === undefined || pattern === '' || /^\^?\[/.test(pattern)
      ? []
      : [{ pattern: toPattern(pattern.replaceAll('\\ ', ' ')), owners }];
  });
}

/** The owners of a path; empty where a rule removes them, `undefined` where no rule matches. */
export function matchOwners(rules: readonly OwnerRule[], path: string): readonly string[] | undefined {
  return rules.findLast(({ pattern }) => pattern.test(path))?.owners;
}

/** As in `.gitignore`: a slash that is not at the end anchors the pattern to the root, `*` does not match slashes, `**` does; a folder matches everything in it. */
function toPattern(pattern: string): Pattern {
  const isBound = /\/(?=.)/.test(pattern);
  const isFolder = pattern.endsWith('/');
  const body = pattern
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .split(/(\*\*\/|\/\*\*$|\*|\?)/)
    .map((part) => GLOBS[part] ?? escapePattern(part))
    .join('');
  // `docs/*` matches the files in a folder, not those in its subfolders.
  const tail = isFolder ? '/.*' : /\/\*$/.test(pattern) ? '' : '(?:/.*)?';
  return compileWildcards(`^${isBound ? '' : '(?:.*/)?'}${body}${tail}$`);
}

const GLOBS: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '/**': '/.*',
  '*': '[^/]*',
  '?': '[^/]',
};

/** The people in an OWNERS file: approvers, else reviewers; `options.no_parent_owners` stops the search in parent folders. */
export interface OwnersFile {
  readonly owners: readonly string[];
  readonly isFinal: boolean;
}

/** @param value the file's YAML */
export function readOwners(value: Value | undefined): OwnersFile {
  if (!isValueMap(value)) return { owners: [], isFinal: false };
  const people = (name: string): string[] => {
    const list = value[name];
    return isValueList(list) ? list.map(String) : [];
  };
  const options = isValueMap(value.options) ? value.options : {};
  const approvers = people('approvers');
  return {
    owners: approvers.length > 0 ? approvers : people('reviewers'),
    isFinal: options.no_parent_owners === true,
  };
}
