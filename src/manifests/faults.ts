import { createProblem, filePlace, type LineIndex, type Problem } from '../diagnostics/index.ts';
import type { Fault } from '../formats/index.ts';

/** Errors of a format's parser, with their places. */
export function faultsToProblems(
  faults: readonly Fault[],
  file: string,
  locale: string | undefined,
  index: Pick<LineIndex, 'pointAt'>,
  code: 'invalid-yaml' | 'invalid-example' = 'invalid-yaml',
): Problem[] {
  return faults.map(({ offset, end, message, hint }) =>
    createProblem(
      code,
      filePlace(file, index.pointAt(offset), end === undefined ? undefined : index.pointAt(end)),
      { message, hint, locale },
    ),
  );
}
