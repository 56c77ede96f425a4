/** What definitions of functions share. */
import { type GoCall, GoMethod, variadic } from '../values/value.ts';

/** Functions of a namespace, by their name in it. */
export type Functions = Readonly<Record<string, GoMethod>>;

/** A function of so many arguments, or of between `min` and `max`. */
export function fn(min: number, call: GoCall, max = min): GoMethod {
  return new GoMethod(call, min, max);
}

/** A function of any number of arguments from `min` on. */
export function many(min: number, call: GoCall): GoMethod {
  return variadic(call, min);
}
