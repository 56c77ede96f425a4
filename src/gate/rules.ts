/** Rules of a site, which set the severity of findings. */
import type { RuleSettings } from '../config/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import { compileGlob } from '../text/index.ts';

/**
 * Applies the rules to the severity of findings; returns `undefined` for disabled ones.
 *
 * A finding that concerns several files (a shared fragment, an undefined shortcode) is judged by the file of its place.
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
