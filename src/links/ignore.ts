import type { LinkSettings } from '../config/index.ts';
import { compileWildcards, escapePattern } from '../text/index.ts';

/** A test of targets by patterns: an address, or a part of one with `*` for anything. */
export function createIgnore(patterns: LinkSettings['ignore']): (target: string) => boolean {
  const tests = patterns.map((pattern) =>
    compileWildcards(`^${pattern.split('*').map(escapePattern).join('.*')}$`),
  );
  return (target) => tests.some((test) => test.test(target));
}
