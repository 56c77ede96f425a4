import type { Problem } from '../diagnostics/index.ts';
import { fingerprintOf } from '../gate/index.ts';
import { sha256 } from '../io/index.ts';

/**
 * By what other programs know findings again in the next run: their code, their file, what they say, and which of several equal ones they are; not their line.
 *
 * @returns hexadecimal digests, in the order of the findings, each once
 */
export function fingerprintsOf(problems: readonly Problem[]): string[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const { file, code, text } = fingerprintOf(problem);
    const key = JSON.stringify([file, code, text]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return sha256(JSON.stringify([key, count]));
  });
}
