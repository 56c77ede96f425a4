/** The Astro of a project has to be the one that Lockstep brings along: what it makes of our components calls its own code. */
import { findPackage, PROGRAM, packageVersion, realPath } from '../../io/index.ts';
import { ProjectSettingsError } from './agree.ts';

/**
 * @param root absolute path of the project
 * @throws ProjectSettingsError where two are installed
 */
export function checkAstro(root: string): void {
  const theirs = findPackage('astro', root);
  const ours = findPackage('astro', PROGRAM);
  if (theirs === undefined || ours === undefined || realPath(theirs) === realPath(ours)) return;
  throw new ProjectSettingsError(
    `Unexpected second Astro, ${packageVersion(theirs)} in ${theirs}, expected the one of Lockstep, ${packageVersion(ours)} in ${ours}. Install that version in the project, or run “npm dedupe”.`,
  );
}
