/** Problems that plugins and hooks of a site report for a page, or that occur when one of them fails. */
import { createProblem, filePlace, type Place, type Point, type Problem } from '../../diagnostics/index.ts';
import type { PluginError } from '../../markdown/index.ts';
import type { PageRun } from './page-run.ts';

export function pluginMessage(
  { plugin, reason }: { readonly plugin: string; readonly reason: string },
  place: Place | undefined,
  { page }: Pick<PageRun, 'page'>,
): Problem {
  return createProblem('plugin-message', place ?? filePlace(page.file), {
    message: `“${plugin}”: ${reason}`,
    hint: 'Change the page as the plugin says, or its options in the configuration.',
    target: plugin,
  });
}

export function pluginFailure(error: PluginError, { page }: Pick<PageRun, 'page'>): Problem {
  const { cause, message, plugin } = error;
  const thrown = messageOf(cause);
  const reason = thrown?.reason ?? message;
  const isAsync = /finished async/.test(reason);
  return createProblem('plugin-failed', filePlace(page.file, thrown?.start), {
    message: `Unexpected failure of “${plugin}” on this page, expected a plugin that can process it: ${isAsync ? 'it is asynchronous' : reason}`,
    hint: isAsync
      ? 'Plugins in “remarkPlugins” must be synchronous; those in “rehypePlugins” may be asynchronous.'
      : 'Correct the plugin, its options in the configuration, or the text that it reads on the page.',
    locale: page.locale,
    target: plugin,
  });
}

/** What `file.fail` of a plugin throws: a reason, and a place in its text. */
function messageOf(cause: unknown): { reason: string; start?: Point } | undefined {
  if (!(cause instanceof Error) || !('reason' in cause) || typeof cause.reason !== 'string') return undefined;
  const { reason } = cause;
  if (!('line' in cause) || typeof cause.line !== 'number') return { reason };
  const column = 'column' in cause && typeof cause.column === 'number' ? cause.column : 1;
  return { reason, start: { line: cause.line, column } };
}
