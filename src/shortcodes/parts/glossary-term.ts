import type { ShortcodeOutput } from '../call.ts';
import type { ShortcodeContext } from '../context.ts';
import { failure } from './failure.ts';

export function missingTerm(context: ShortcodeContext, id: string): ShortcodeOutput {
  return failure(
    context,
    'missing-term',
    `Unexpected glossary term “${id}”, expected the name of an entry.`,
    {
      hint: 'Correct the term_id, or add the entry to the glossary.',
      target: id,
    },
  );
}
