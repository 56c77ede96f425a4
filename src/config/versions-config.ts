/** `versions` of the configuration: other versions of the site that are published below their own paths. */
import { z } from 'zod';
import { createProblem, type Place, type Problem } from '../diagnostics/index.ts';
import type { Locale } from '../locales/index.ts';
import { listOf, text } from './schema-parts.ts';
import type { SiteVersion } from './site.ts';

const version = z.strictObject(
  {
    name: text().describe(
      'Its name, which is the first part of its URLs and the value for `--version`: `v1.2`.',
    ),
    label: text().optional().describe('Its label in the versions menu; by default its name.'),
    git: text()
      .optional()
      .describe(
        'The branch, tag or commit that it is built from. Nothing is fetched: it must exist in the local repository.',
      ),
    folder: text().optional().describe('The folder that it is built from, relative to the site directory.'),
    status: z
      .enum(['maintained', 'old', 'next'], '"maintained", "old" or "next"')
      .optional()
      .describe(
        'The notice on its pages, except for the current version: still maintained, no longer maintained, or not released yet; by default `old`.',
      ),
  },
  'a version such as { name: "v1.2", git: "release-1.2" }',
);

export const versions = listOf(
  version,
  'a list of versions such as [{ name: "v2" }, { name: "v1", git: "v1" }]',
)
  .default([])
  .describe(
    'The versions of the site in menu order. The one with neither `git` nor `folder` is the current version: the pages of this folder, whose URLs do not change. Each other version is published below its name.',
  );

type WrittenVersion = z.output<typeof versions>[number];

/** Characters that need no encoding in a path segment. */
const NAME = /^[\w][\w.-]*$/;

/** @returns no versions if one of them cannot be used; the problems give the reasons */
export function buildVersions(
  written: readonly WrittenVersion[],
  locales: readonly Pick<Locale, 'name' | 'urlPrefix'>[],
  placeOf: (...path: string[]) => Place,
): { versions: SiteVersion[]; problems: Problem[] } {
  if (written.length === 0) return { versions: [], problems: [] };
  const problems: Problem[] = [];
  const report = (at: number, message: string, hint: string): void => {
    const place = at < 0 ? placeOf('versions') : placeOf('versions', String(at));
    problems.push(createProblem('invalid-config', place, { message, hint, target: 'versions' }));
  };
  checkNames(written, locales, report);
  for (const [at, { name, git, folder }] of written.entries())
    if (git !== undefined && folder !== undefined)
      report(
        at,
        `Unexpected “git” with “folder” of version “${name}”, expected one of them.`,
        'Remove the other.',
      );
  const current = written.filter(({ git, folder }) => git === undefined && folder === undefined);
  if (current.length !== 1)
    report(
      -1,
      `Unexpected ${current.length === 0 ? 'list of versions without a current one' : `current versions ${listNames(current)}`}, expected one version with neither “git” nor “folder”: the pages of this folder.`,
      current.length === 0
        ? 'Add { name: "v2" } for it.'
        : 'Say for the others where they are: by “git” or “folder”.',
    );
  return problems.length > 0 ? { versions: [], problems } : { versions: written.map(toVersion), problems };
}

function checkNames(
  written: readonly WrittenVersion[],
  locales: readonly Pick<Locale, 'name' | 'urlPrefix'>[],
  report: (at: number, message: string, hint: string) => void,
): void {
  const taken = new Set(
    locales.flatMap(({ name, urlPrefix }) => [name.toLowerCase(), urlPrefix.toLowerCase()]),
  );
  const known = new Set<string>();
  for (const [at, { name }] of written.entries()) {
    const lower = name.toLowerCase();
    if (!NAME.test(name))
      report(
        at,
        `Unexpected name “${name}” of a version, expected letters, digits, dots and hyphens: it is a part of addresses.`,
        'Write the name that its addresses begin with, such as "v1.2", and what readers see in “label”.',
      );
    else if (taken.has(lower))
      report(
        at,
        `Unexpected name “${name}” of a version, expected another one than that of a locale: both would be at /${name}/.`,
        `Rename the version, for example to "v${name}".`,
      );
    else if (known.has(lower))
      report(
        at,
        `Unexpected second version “${name}”, expected a name of its own for each: both would be at /${name}/.`,
        'Rename or remove one of them.',
      );
    known.add(lower);
  }
}

function listNames(list: readonly WrittenVersion[]): string {
  return list.map(({ name }) => `“${name}”`).join(', ');
}

function toVersion({ name, label, git, folder, status }: WrittenVersion): SiteVersion {
  const isCurrent = git === undefined && folder === undefined;
  return {
    name,
    label: label ?? name,
    prefix: isCurrent ? '' : `${name}/`,
    status: isCurrent ? 'current' : (status ?? 'old'),
    ...(git === undefined ? {} : { git }),
    ...(folder === undefined ? {} : { folder }),
  };
}
