/** Who looks after a file: CODEOWNERS as code hosts read it, and OWNERS files of Prow. */
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
    // Sections of GitLab are headings, whose rules stand below them.
    return pattern === undefined || pattern === '' || /^\^?\[/.test(pattern)
      ? []
      : [{ pattern: toPattern(pattern.replaceAll('\\ ', ' ')), owners }];
  });
}

/** The owners of a path; empty where a rule says that it has none, `undefined` where no rule matches. */
export function matchOwners(rules: readonly OwnerRule[], path: string): readonly string[] | undefined {
  return rules.findLast(({ pattern }) => pattern.test(path))?.owners;
}

/** As in `.gitignore`: a slash but at the end binds to the root, `*` stays in a folder, `**` does not; a folder means all that is in it. */
function toPattern(pattern: string): Pattern {
  const isBound = /\/(?=.)/.test(pattern);
  const isFolder = pattern.endsWith('/');
  const body = pattern
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .split(/(\*\*\/|\/\*\*$|\*|\?)/)
    .map((part) => GLOBS[part] ?? escapePattern(part))
    .join('');
  // `docs/*` means the files in a folder, not those in folders below it.
  const tail = isFolder ? '/.*' : /\/\*$/.test(pattern) ? '' : '(?:/.*)?';
  return compileWildcards(`^${isBound ? '' : '(?:.*/)?'}${body}${tail}$`);
}

const GLOBS: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '/**': '/.*',
  '*': '[^/]*',
  '?': '[^/]',
};

/** The people whom an OWNERS file names: approvers, else reviewers; `options.no_parent_owners` ends the search further up. */
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
