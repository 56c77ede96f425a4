/** Finds the Astro project that a site belongs to, if its configuration uses Lockstep. */
import { createDiskFiles } from '../../io/index.ts';

/** The file names that Astro looks for; the first existing one counts. */
const NAMES = ['astro.config.mjs', 'astro.config.js', 'astro.config.ts', 'astro.config.mts'];

/** The package from which the configuration imports the integration. */
const INTEGRATION = /\blockstep\b/;

/**
 * The configuration, relative to the site directory. One that does not name Lockstep is ignored: the folder may contain another site, for example during a
 * migration.
 */
export function findProject(root: string): string | undefined {
  const files = createDiskFiles(root);
  const name = NAMES.find((each) => files.kindOf(each) === 'file');
  if (name === undefined) return undefined;
  const read = files.readText(name);
  return read.kind === 'text' && INTEGRATION.test(read.text) ? name : undefined;
}
