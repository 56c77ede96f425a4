/** Loads packages that only some sites need and install themselves. */
import { codeOf } from './disk-failure.ts';

/** A package is not installed; the message says what needs it, and how to install it. */
export class MissingPackageError extends Error {}

/** @param use what needs the package, as the subject of a sentence: `the remote cache`. @throws MissingPackageError */
export async function loadOptional<T>(name: string, use: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new MissingPackageError(
      `Unexpected absence of the package ${name}, which ${use} needs. Install it in the site: npm install ${name}.`,
    );
  }
}
