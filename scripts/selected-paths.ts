/** The pages, folders and examples that a command is to look at. */
import { resolveSelectedPaths, SelectedPathError } from '../src/io/index.ts';
import { UsageError } from './arguments.ts';

/**
 * Paths as they are typed, as paths of the site: see {@link resolveSelectedPaths}.
 *
 * @throws UsageError for what is not there, or not in the site
 */
export function readPaths(typed: readonly string[], root: string): string[] {
  try {
    return resolveSelectedPaths(typed, root);
  } catch (error) {
    throw error instanceof SelectedPathError ? new UsageError(error.message) : error;
  }
}
