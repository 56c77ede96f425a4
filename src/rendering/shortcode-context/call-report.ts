/** Problems of a shortcode call. */
import { createProblem, NOWHERE, type Place } from '../../diagnostics/index.ts';
import { ERROR_BOX } from '../../shortcodes/index.ts';
import { placeOf } from '../../text/index.ts';
import type { CallReport, CallScope } from './call-scope.ts';

/** @param at place of problems, if the call was not written by an author */
export function createCallReport(
  { run, call }: Pick<CallScope, 'run' | 'call'>,
  at: Place | undefined,
): CallReport {
  const { locale } = run.page;
  const place = at ?? (call.origin === undefined ? NOWHERE : placeOf(call.origin));
  const reported = new Set<string>();
  let refused = false;
  const problem: CallReport['problem'] = (code, message, { place: elsewhere, ...more } = {}) => {
    if (more.target !== undefined) reported.add(more.target);
    // A refused path is also not found: report it only once.
    if (refused && code.startsWith('missing-')) return;
    run.report(createProblem(code, elsewhere ?? place, { message, ...more, locale }));
  };
  return {
    problem,
    reported,
    refuse(path) {
      refused = true;
      problem('path-outside-site', `Unexpected path “${path}”, expected one inside the site.`, {
        hint: 'Write the path of a file of the site.',
        target: path,
      });
    },
    errorBox: (message) => ({
      type: 'element',
      tagName: 'div',
      properties: { className: [ERROR_BOX], role: 'alert' },
      children: [{ type: 'text', value: message }],
    }),
  };
}
