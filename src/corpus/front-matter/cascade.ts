/**
 * `cascade` in a section's front matter: values for the section and everything below it, or only for pages selected by a target
 * (https://gohugo.io/content-management/front-matter/#cascade).
 */
import { isValueList, isValueMap, type Value, type ValueMap, valueAt } from '../../formats/index.ts';
import { compileGlob } from '../../text/index.ts';
import { valueToText } from './values.ts';

export interface CascadeRule {
  /** Globs by what they match: path, kind, lang, environment. */
  readonly target: ReadonlyMap<string, string>;
  readonly params: ValueMap;
}

/** The properties that a target is matched with. */
export interface CascadeSubject {
  /** Path below the content folder, as a file and, for newer Hugo, as an id: `/docs/a.md` and `/docs/a`. */
  readonly paths: readonly string[];
  readonly kind: string;
  readonly locale: string;
}

/** The rules of a `cascade` value (keys in lower case), in order: one map, or a list of maps with a `target` each. */
export function parseCascade(value: Value | undefined): CascadeRule[] {
  const maps = (isValueList(value) ? value : [value]).filter(isValueMap);
  return maps.map((map) => {
    const target = isValueMap(map._target) ? map._target : map.target;
    const { _target, target: otherTarget, ...rest } = map;
    // A `target` that is not a map is a parameter of that name.
    const params =
      otherTarget === undefined || isValueMap(otherTarget) ? rest : { ...rest, target: otherTarget };
    const globs = isValueMap(target) ? Object.entries(target) : [];
    return {
      target: new Map(
        globs.map(([key, glob]) => (key === 'sites' ? ['lang', langsOf(glob)] : [key, valueToText(glob)])),
      ),
      params: liftParams(params),
    };
  });
}

/** Newer Hugo selects languages with `sites: {matrix: {languages: [fr, de]}}`. */
function langsOf(sites: Value): string {
  const langs = valueAt(sites, ['matrix', 'languages']);
  const globs = isValueList(langs) ? langs.map(valueToText) : [valueToText(langs)];
  return globs.length === 1 ? (globs[0] ?? '') : `{${globs.join(',')}}`;
}

/** Merges the rules' values into the page's own, which take precedence; earlier rules take precedence over later ones. */
export function applyCascade(
  params: ValueMap,
  rules: readonly CascadeRule[],
  subject: CascadeSubject,
): ValueMap {
  const matching = rules.filter((rule) => isTarget(rule.target, subject));
  if (matching.length === 0) return params;
  return Object.assign({}, ...matching.toReversed().map((rule) => rule.params), params);
}

/** Moves the keys of a map `params` one level up unless they exist there: newer Hugo keeps custom keys in it. */
export function liftParams(params: ValueMap): ValueMap {
  return isValueMap(params.params) ? { ...params.params, ...params } : params;
}

/** A site is built for production; targets for other environments do not match. */
function isTarget(target: CascadeRule['target'], subject: CascadeSubject): boolean {
  const known: Readonly<Record<string, readonly string[]>> = {
    path: subject.paths,
    kind: [subject.kind],
    lang: [subject.locale],
    environment: ['production'],
  };
  return [...target].every(
    ([key, glob]) => glob === '' || known[key]?.some((text) => compileGlob(glob).test(text)) === true,
  );
}
