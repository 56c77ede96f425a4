/** Integrations of Astro that a site names for components of other frameworks. */
import type { AstroIntegration } from 'astro';
import type { Site } from '../../config/index.ts';
import { createModuleImporter, findPackage, packageDigest } from '../../io/index.ts';

type IntegrationSite = Pick<Site, 'root' | 'theme' | 'themeFolder'>;

/** An integration that is installed. */
export interface UsedIntegration {
  /** Name of its package. */
  readonly name: string;
  readonly options: unknown;
  /** Absolute path of the folder that it is installed for: the site directory, or the theme's package. */
  readonly from: string;
}

/** An integration that is installed and cannot be used; the message says why. */
export class IntegrationError extends Error {}

export function namesOf({
  integrations,
}: Site['theme']): { readonly name: string; readonly options: unknown }[] {
  return integrations.map((each) =>
    typeof each === 'string' ? { name: each, options: {} } : { name: each[0], options: each[1] },
  );
}

/** The integrations that are installed for the site or for its theme. */
export function findIntegrations({ root, theme, themeFolder }: IntegrationSite): UsedIntegration[] {
  const folders = [root, ...(themeFolder === '' ? [] : [themeFolder])];
  return namesOf(theme).flatMap(({ name, options }) => {
    const from = folders.find((folder) => findPackage(name, folder) !== undefined);
    return from === undefined ? [] : [{ name, options, from }];
  });
}

/** Digest of the integrations as they are installed, with the frameworks that they work with. */
export function integrationsDigest(used: readonly UsedIntegration[]): string[] {
  return used.map(({ name, options, from }) => JSON.stringify([name, options, packageDigest(name, from)]));
}

/**
 * @param present names of integrations that Astro has already
 * @throws IntegrationError
 */
export async function loadIntegrations(
  used: readonly UsedIntegration[],
  present: readonly string[],
): Promise<AstroIntegration[]> {
  const wanted = used.filter(({ name }) => !present.includes(name));
  return Promise.all(wanted.map(loadIntegration));
}

async function loadIntegration({ name, options, from }: UsedIntegration): Promise<AstroIntegration> {
  const fail = (found: string): never => {
    throw new IntegrationError(
      `Unexpected ${found} in “${name}” of “theme.integrations”, expected an integration of Astro. Correct the name, or install another version.`,
    );
  };
  const module = await createModuleImporter(from)(`npm:${name}`);
  if (module.kind !== 'module')
    return fail(module.kind === 'failed' ? `failure (${module.reason})` : 'absence of a module');
  const create: unknown = module.exports.default;
  if (typeof create !== 'function') return fail('module without a function as default export');
  const made: unknown = create(options);
  return isIntegration(made) ? made : fail('result');
}

function isIntegration(value: unknown): value is AstroIntegration {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'hooks' in value &&
    typeof value.hooks === 'object'
  );
}
