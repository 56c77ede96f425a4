/** The `kubernetes` settings, for Lockstep's configuration and Hugo's: target releases of manifests, and schemas of other kinds. */
import { z } from 'zod';
import type { KubernetesSettings } from './check-settings.ts';
import type { Settings } from './hugo/settings.ts';
import { listOf, text } from './schema-parts.ts';

const version = () =>
  z.union([text(), listOf(text(), 'a list of releases')], 'a release such as "1.27", or a list of them');

const VERSION =
  'The release of Kubernetes that manifests are meant for: `1.27`; with a list, manifests must be valid for each. By default the newest known release.';

export const kubernetes = z
  .strictObject(
    {
      version: version().optional().describe(VERSION),
      schemas: listOf(text(), 'a list of files and folders')
        .default([])
        .describe(
          'Files and folders with custom resource definitions, OpenAPI documents or JSON Schemas of other kinds, relative to the site directory and inside its git work tree: `../config/crd`.',
        ),
    },
    'a table with "version" and "schemas"',
  )
  .prefault({})
  .describe('The releases and schemas that manifests are checked against.');

/** For an entry of `overrides`. */
export const kubernetesOverride = z
  .strictObject({ version: version().describe(VERSION) }, 'a table with "version"')
  .optional()
  .describe('The releases that manifests in these files are checked against.');

type Versions = string | readonly string[];

interface Written {
  readonly kubernetes: { readonly version?: Versions | undefined; readonly schemas: readonly string[] };
  readonly overrides: readonly {
    readonly files: string | readonly string[];
    readonly locales: readonly string[];
    readonly kubernetes?: { readonly version: Versions } | undefined;
  }[];
}

const listed = (given: Versions | undefined): readonly string[] =>
  given === undefined ? [] : typeof given === 'string' ? [given] : given;

export function buildKubernetes({ kubernetes: own, overrides }: Written): KubernetesSettings {
  return {
    versions: listed(own.version),
    schemas: own.schemas,
    overrides: overrides.flatMap(({ files, locales, kubernetes: other }) =>
      other === undefined ? [] : [{ files: listed(files), locales, versions: listed(other.version) }],
    ),
  };
}

/** `params.lockstep.kubernetes`, and the same in `params.lockstep.overrides`, of a Hugo tree. */
export function readHugoKubernetes(lockstep: Settings): KubernetesSettings {
  const own = lockstep.table('kubernetes');
  return {
    versions: own.texts('version', []),
    schemas: own.texts('schemas', []),
    overrides: lockstep.tables('overrides').flatMap(([, table]) => {
      const versions = table.table('kubernetes').texts('version', []);
      return versions.length === 0
        ? []
        : [{ files: table.texts('files', []), locales: table.texts('locales', []), versions }];
    }),
  };
}
