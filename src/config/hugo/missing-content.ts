/** The problem for a language without pages. */
import { posix } from 'node:path';
import { createProblem, type Problem } from '../../diagnostics/index.ts';
import type { Files } from '../../io/index.ts';
import type { Settings } from './settings.ts';

interface Languages {
  readonly all: readonly { readonly name: string; readonly own: Settings }[];
  readonly defaultName: string;
}

export function missingContent(
  { name, own }: Languages['all'][number],
  languages: Languages,
  contentDirs: ReadonlyMap<string, string>,
  files: Files,
): Problem {
  const isDefault = name === languages.defaultName;
  const folder = contentDirs.get(name) ?? '';
  const isShared = isSharedFolder(folder, languages, contentDirs);
  const wanted = isShared && !isDefault ? `files such as ${folder}/_index.${name}.md` : `them in ${folder}/`;
  const there = folderNamed(name, languages, contentDirs, files);
  const setting = own.value('contentDir') === undefined ? undefined : 'contentDir';
  return createProblem('missing-content-folder', own.place(setting), {
    locale: name,
    message: `Unexpected language “${name}” without pages, expected ${wanted}.`,
    hint:
      there === undefined
        ? `Add pages, or put “${name}” into “disableLanguages”.`
        : `Set “contentDir” of “${name}” to “${there}”, where pages are.`,
    target: folder,
    ...(isDefault ? { severity: 'error' } : {}),
  });
}

/** A folder with pages that is named after a language but configured for none: in the common content folder, or next to other languages'. */
function folderNamed(
  name: string,
  { defaultName }: Languages,
  contentDirs: ReadonlyMap<string, string>,
  files: Files,
): string | undefined {
  const main = contentDirs.get(defaultName) ?? '';
  const taken = new Set(contentDirs.values());
  return [`${main}/${name}`, posix.join(posix.dirname(main), name)].find(
    (folder) => !taken.has(folder) && files.list(folder).some(({ path }) => path.endsWith('.md')),
  );
}

/** Whether several languages keep their pages in a folder. */
export function isSharedFolder(
  folder: string,
  { all }: Languages,
  contentDirs: ReadonlyMap<string, string>,
): boolean {
  return all.filter(({ name }) => contentDirs.get(name) === folder).length > 1;
}
