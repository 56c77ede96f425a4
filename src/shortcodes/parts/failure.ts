/** What a definition gives when it cannot give what was asked for: a problem, and something visible instead of a hole. */
import type { ProblemCode } from '../../diagnostics/index.ts';
import type { ShortcodeOutput } from '../call.ts';
import type { ShortcodeContext } from '../context.ts';
import { nodes, text } from '../definition.ts';

type ProblemDetails = Parameters<ShortcodeContext['problem']>[2];

/** Reports a problem and shows it in a box. */
export function failure(
  context: ShortcodeContext,
  code: ProblemCode,
  message: string,
  details?: ProblemDetails,
): ShortcodeOutput {
  context.problem(code, message, details);
  return nodes(context.errorBox(message));
}

/** The same for text output, which may be in links and code: the missing name in brackets. */
export function missingText(context: ShortcodeContext, name: string, hint: string): ShortcodeOutput {
  context.problem('missing-data', `Unexpected name “${name}”, expected one that this page or site defines.`, {
    hint,
    target: name,
  });
  return text(`[${name}]`);
}

/** Reports data that the site does not have. */
export function missingData(context: ShortcodeContext, path: string): ShortcodeOutput {
  const file = `data/${path.split('.').slice(0, 2).join('/')}`;
  return failure(context, 'missing-data', `Unexpected absence of “${path}”, expected it in ${file}.`, {
    hint: `Add ${file}.yaml, or remove the shortcode.`,
    target: path,
  });
}
