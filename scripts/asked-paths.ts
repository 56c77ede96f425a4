/** The pages, folders and examples that a command is to look at. */
import { AskedPathError, resolveAskedPaths } from '../src/io/index.ts';
import { UsageError } from './arguments.ts';

/**
 * Paths as they are typed, as paths of the site: see {@link resolveAskedPaths}.
 *
 * @throws UsageError for what is not there, or not in the site
 */
export function readPaths(typed: readonly string[], root: string): string[] {
  try {
    return resolveAskedPaths(typed, root);
  } catch (error) {
    throw error instanceof AskedPathError ? new UsageError(error.message) : error;
  }
}
