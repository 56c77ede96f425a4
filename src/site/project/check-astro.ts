/** Checks that a project uses the same Astro as Lockstep: compiled components call the code of the Astro that compiled them. */
import { findPackage, PROGRAM, packageVersion, realPath } from '../../io/index.ts';
import { ProjectSettingsError } from './agree.ts';

/**
 * @param root absolute path of the project
 * @throws ProjectSettingsError if two are installed
 */
export function checkAstro(root: string): void {
  const theirs = findPackage('astro', root);
  const ours = findPackage('astro', PROGRAM);
  if (theirs === undefined || ours === undefined || realPath(theirs) === realPath(ours)) return;
  throw new ProjectSettingsError(
    `Unexpected second installation of Astro, ${packageVersion(theirs)} in ${theirs}, expected only Lockstep’s, ${packageVersion(ours)} in ${ours}. Install that version in the project, or run “npm dedupe”.`,
  );
}
