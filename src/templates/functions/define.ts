/** Helpers to define functions. */
import { type GoCall, GoMethod, variadic } from '../values/value.ts';

/** Functions of a namespace by their name in it. */
export type Functions = Readonly<Record<string, GoMethod>>;

/** A function with this number of arguments, or between `min` and `max`. */
export function fn(min: number, call: GoCall, max = min): GoMethod {
  return new GoMethod(call, min, max);
}

/** A function with at least `min` arguments. */
export function many(min: number, call: GoCall): GoMethod {
  return variadic(call, min);
}
