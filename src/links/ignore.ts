import type { LinkSettings } from '../config/index.ts';
import { compileWildcards, escapePattern } from '../text/index.ts';

/** Returns a test for ignored targets: a URL, or a part of one with `*` for any text. */
export function createIgnore(patterns: LinkSettings['ignore']): (target: string) => boolean {
  const tests = patterns.map((pattern) =>
    compileWildcards(`^${pattern.split('*').map(escapePattern).join('.*')}$`),
  );
  return (target) => tests.some((test) => test.test(target));
}
