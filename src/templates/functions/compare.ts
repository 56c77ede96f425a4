/** `compare.*`: Hugo's replacements of Go's operators. */
import { fail } from '../error.ts';
import { compareValues, isEqual, isEqualByValue } from '../values/compare.ts';
import { GoObject, type GoValue, isNil, isTruthful } from '../values/value.ts';
import { type Functions, fn, many } from './define.ts';

/** Compares the first argument with each of the others. */
function withOthers(holds: (first: GoValue, other: GoValue) => boolean, all: boolean) {
  return many(1, ([first, ...others]) => {
    if (others.length === 0) fail('missing arguments for comparison');
    return all ? others.every((other) => holds(first, other)) : others.some((other) => holds(first, other));
  });
}

/** Replaces some of {@link compare} from Hugo 0.166 on. */
export const compareByValue: Functions = {
  Eq: withOthers(isEqualByValue, false),
  Ne: withOthers((a, b) => !isEqualByValue(a, b), true),
};

export const compare: Functions = {
  Eq: withOthers(isEqual, false),
  Ne: withOthers((a, b) => !isEqual(a, b), true),
  Lt: withOthers((a, b) => compareValues(a, b) < 0, true),
  Le: withOthers((a, b) => compareValues(a, b) <= 0, true),
  Gt: withOthers((a, b) => compareValues(a, b) > 0, true),
  Ge: withOthers((a, b) => compareValues(a, b) >= 0, true),
  Conditional: fn(3, ([condition, yes, no]) => (isTruthful(condition) ? yes : no)),
  Default: many(1, ([fallback, ...given]) => {
    if (given.length > 1) fail(`wrong number of args for default: want 2 got ${given.length + 1}`);
    return given.length === 1 && isSet(given[0]) ? given[0] : fallback;
  }),
};

/** A value counts as set if it is not zero; `false` is set. */
function isSet(value: GoValue): boolean {
  if (isNil(value)) return false;
  if (typeof value === 'boolean') return true;
  return value instanceof GoObject ? !value.isZero : isTruthful(value);
}
