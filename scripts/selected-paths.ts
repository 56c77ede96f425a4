/** The pages, folders and examples that a command is limited to. */
import { resolveSelectedPaths, SelectedPathError } from '../src/io/index.ts';
import { UsageError } from './arguments.ts';

/**
 * Converts paths of the command line to paths relative to the site: see {@link resolveSelectedPaths}.
 *
 * @throws UsageError for a path that does not exist or is outside of the site
 */
export function readPaths(typed: readonly string[], root: string): string[] {
  try {
    return resolveSelectedPaths(typed, root);
  } catch (error) {
    throw error instanceof SelectedPathError ? new UsageError(error.message) : error;
  }
}
