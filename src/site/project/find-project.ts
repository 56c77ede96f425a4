/** The Astro project of a site, where it has one that Lockstep takes part in. */
import { createDiskFiles } from '../../io/index.ts';

/** The names by which Astro finds it, the first that is there. */
const NAMES = ['astro.config.mjs', 'astro.config.js', 'astro.config.ts', 'astro.config.mts'];

/** What its configuration imports the integration from. */
const INTEGRATION = /\blockstep\b/;

/**
 * The configuration, relative to the root of the site. One that does not name Lockstep belongs to something else that stands in the folder, such as the site of a
 * project that is about to move.
 */
export function findProject(root: string): string | undefined {
  const files = createDiskFiles(root);
  const name = NAMES.find((each) => files.kindOf(each) === 'file');
  if (name === undefined) return undefined;
  const read = files.readText(name);
  return read.kind === 'text' && INTEGRATION.test(read.text) ? name : undefined;
}
