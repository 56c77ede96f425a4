/** The rules of the API's validation: their interface, and common types of rules. */
import type { Finding } from '../finding.ts';
import { joinPath } from '../wording.ts';
import { at, has, itemSpots, type Place, type RuleTarget, type Spot, spotsOf, unexpected } from './spots.ts';

/** A rule by which the API server rejects an object although its fields and types are valid. */
export interface Rule {
  readonly name: string;
  /** Why the API server rejects it: one sentence. */
  readonly reason: string;
  /** A manifest that breaks only this rule; the tests check every rule with it. */
  readonly example: string;
  check(target: RuleTarget): readonly Finding[];
}

interface RuleText {
  readonly name: string;
  readonly reason: string;
  readonly example: string;
}

export interface ValueRule extends RuleText {
  readonly at: readonly Place[];
  accepts(value: string | number | boolean): boolean;
  /** The phrase after “expected” in the message. */
  readonly expected: string;
  readonly hint: string;
}

/** A rule for single values. */
export function valueRule({ at: places, accepts, expected, hint, ...text }: ValueRule): Rule {
  return {
    ...text,
    check: (target) =>
      places
        .flatMap((place) => spotsOf(target, place))
        .filter(({ node }) => node.kind === 'scalar' && node.value !== null && !accepts(node.value))
        .map((spot) => unexpected(spot, expected, hint)),
  };
}

/** A rule for numbers that have a minimum. The check of types looks at what is not a number. */
export function minimumRule({
  minimum,
  ...rule
}: RuleText & { readonly at: readonly Place[]; readonly minimum: 0 | 1 }): Rule {
  return valueRule({
    ...rule,
    accepts: (value) => typeof value !== 'number' || value >= minimum,
    expected: minimum === 0 ? 'a number that is not negative' : 'at least 1',
    hint: `Write ${minimum} or more.`,
  });
}

export interface KeyRule extends RuleText {
  readonly at: readonly Place[];
  accepts(key: string): boolean;
  readonly expected: string;
  readonly hint: string;
}

/** A rule for the keys of maps. */
export function keyRule({ at: places, accepts, expected, hint, ...text }: KeyRule): Rule {
  return {
    ...text,
    check: (target) =>
      places
        .flatMap((place) => spotsOf(target, place))
        .flatMap(({ node, path }) =>
          (node.kind === 'map' ? node.entries : [])
            .filter(({ key }) => !accepts(key))
            .map(({ key, start, end }) => ({
              offset: start,
              end,
              message: `Unexpected key “${key.length > 80 ? `${key.slice(0, 80)}…` : key}” in ${path}, expected ${expected}.`,
              hint,
              target: key,
            })),
        ),
  };
}

export interface SpotRule extends RuleText {
  readonly at: readonly Place[];
  check(spot: Spot, target: RuleTarget): readonly Finding[];
}

/** A rule for objects or lists. */
export function spotRule({ at: places, check, ...text }: SpotRule): Rule {
  return {
    ...text,
    check: (target) =>
      places.flatMap((place) => spotsOf(target, place)).flatMap((spot) => check(spot, target)),
  };
}

export interface RequiredRule extends RuleText {
  readonly at: Place;
  /** Keys below the place, of which one must exist. */
  readonly oneOf: readonly string[];
  /** Exceptions. */
  except?(spot: Spot): boolean;
}

/** A rule for required fields of a whole manifest. */
export function requiredRule({ at: place, oneOf, except, ...text }: RequiredRule): Rule {
  return {
    ...text,
    check: (target) =>
      !target.whole
        ? []
        : spotsOf(target, place)
            .filter((spot) => !oneOf.some((path) => has(spot, ...path.split('.'))) && except?.(spot) !== true)
            .map((spot) => {
              const names = oneOf.map((path) => `“${path}”`).join(' or ');
              const where = spot.path === '' ? target.kind : spot.path;
              return at(
                spot,
                `Unexpected ${where} without ${names}, expected the field.`,
                `Add ${oneOf[0]}.`,
                { absence: true },
              );
            }),
  };
}

/** A rule that exactly one, or at most one, of several fields is set. */
export function oneOfRule({
  at: places,
  fields,
  required,
  what,
  ...text
}: RuleText & {
  readonly at: readonly Place[];
  readonly fields: ReadonlySet<string>;
  /** Whether one must be set. */
  readonly required: boolean;
  /** `handler`, `source`. */
  readonly what: string;
}): Rule {
  return spotRule({
    ...text,
    at: places,
    check: (spot, target) => {
      if (spot.node.kind !== 'map') return [];
      const found = spot.node.entries.filter(
        ({ key, value }) => fields.has(key) && !(value.kind === 'scalar' && value.value === null),
      );
      const [, second] = found;
      if (second !== undefined) {
        return [
          {
            offset: second.start,
            end: second.end,
            message: `Unexpected ${found.map(({ key }) => `“${key}”`).join(' and ')} in ${spot.path}, expected one ${what}.`,
            hint: 'Keep one of them.',
            target: joinPath(spot.path, second.key),
          },
        ];
      }
      if (found.length > 0 || !required || !target.whole) return [];
      const message = `Unexpected ${spot.path} without a ${what}, expected one.`;
      return [at(spot, message, `Add one, such as ${[...fields][0]}.`, { absence: true })];
    },
  });
}

/** A rule that items of a list have different keys. */
export function uniqueRule({
  at: places,
  keyOf,
  what,
  ...text
}: RuleText & {
  /** Lists, without `[]`. */
  readonly at: readonly Place[];
  keyOf(item: Spot): string | undefined;
  readonly what: string;
}): Rule {
  return {
    ...text,
    check: (target) =>
      places
        .flatMap((place) => spotsOf(target, place))
        .flatMap((list) => repeated(itemSpots(list), keyOf, what)),
  };
}

/** Findings at items whose key occurred before. */
export function repeated(
  items: readonly Spot[],
  keyOf: (item: Spot) => string | undefined,
  what: string,
): Finding[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const key = keyOf(item);
    if (key === undefined) return [];
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      at(
        item,
        `Unexpected second ${what} “${key}”, expected it once.`,
        'Give it another one, or remove it.',
        {
          target: key,
        },
      ),
    ];
  });
}
