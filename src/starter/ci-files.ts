/** CI workflow files, from `starter/ci/`, for the folder of the site. */
import type { Files } from '../io/index.ts';

export const CI_HOSTS = ['github', 'gitlab', 'jenkins'] as const;
export type CiHost = (typeof CI_HOSTS)[number];

export interface CiChoices {
  readonly host: CiHost | undefined;
  /** `site` checks, builds and publishes; `gate` checks changes of a site that another generator publishes. */
  readonly purpose: 'site' | 'gate';
  /** Path of the site in its repository; empty for its root. */
  readonly prefix: string;
  /** The command that installs the packages of the project. */
  readonly install: string;
}

/** The path of each host's file in the repository. */
const PLACES: Readonly<Record<CiHost, string>> = {
  github: '.github/workflows/docs.yml',
  gitlab: '.gitlab-ci.yml',
  jenkins: 'Jenkinsfile',
};
const TEMPLATES: Readonly<Record<CiHost, (purpose: CiChoices['purpose']) => string>> = {
  github: (purpose) => `ci/github/${purpose}.yml`,
  gitlab: (purpose) => `ci/gitlab/${purpose}.yml`,
  jenkins: (purpose) => `ci/jenkins/${purpose}.Jenkinsfile`,
};

/** The file for a host, by its path in the repository; `undefined` without a host. */
export function ciFile(
  starter: Files,
  { host, purpose, prefix, install }: CiChoices,
): ReadonlyMap<string, string> {
  if (host === undefined) return new Map();
  const template = TEMPLATES[host](purpose);
  const read = starter.readText(template);
  if (read.kind !== 'text') throw new Error(`Unexpected file ${template} of the starter, expected a text.`);
  const text = read.text
    .replaceAll(
      /^(\s*working-directory: )\.$/gm,
      (_all, head: string) => `${head}${JSON.stringify(prefix || '.')}`,
    )
    .replaceAll(/^(\s*SITE: )"\."$/gm, (_all, head: string) => `${head}${JSON.stringify(prefix || '.')}`)
    .replaceAll("SITE = '.'", `SITE = ${groovyText(prefix || '.')}`);
  return new Map([[PLACES[host], install === 'npm ci' ? text : withInstall(text, install)]]);
}

/** The cache of npm is removed for other package managers. */
function withInstall(text: string, install: string): string {
  return text
    .replaceAll(/\bnpm ci\b/g, install)
    .replaceAll(/^ *(?:cache: npm|cache-dependency-path: .*)\n/gm, '');
}

function groovyText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
