/** Rules of a site: which findings count, and how much. */
import type { RuleSettings } from '../config/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { compileGlob } from '../text/index.ts';

/**
 * Gives findings the severity that the rules say. The result is `undefined` for those that are switched off.
 *
 * A finding of several files (a shared fragment, a shortcode that nobody defines) is judged by the file of its place.
 */
export function createRules({ rules, overrides }: RuleSettings): (problem: Problem) => Problem | undefined {
  const compiled = overrides.map(({ files, locales, rules: own }) => {
    const patterns = files.map(compileGlob);
    return {
      own,
      covers: ({ place, locale }: Problem): boolean =>
        (patterns.length === 0 ||
          (place.kind === 'file' && patterns.some((pattern) => pattern.test(place.file)))) &&
        (locales.length === 0 || (locale !== undefined && locales.includes(locale))),
    };
  });
  return (problem) => {
    const override = compiled.findLast(
      ({ own, covers }) => own[problem.code] !== undefined && covers(problem),
    );
    const level = override?.own[problem.code] ?? rules[problem.code];
    if (level === 'off') return undefined;
    return level === undefined || level === problem.severity ? problem : { ...problem, severity: level };
  };
}
