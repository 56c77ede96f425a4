/** `add`, `sub`, `mul`, `div`: ints stay ints, and two texts can be added. */
import { fail } from '../error.ts';
import type { GoValue } from './value.ts';

export type Operator = '+' | '-' | '*' | '/';

export function calculate(a: GoValue, b: GoValue, operator: Operator): GoValue {
  if (typeof a === 'bigint' && typeof b === 'bigint') return BigInt.asIntN(64, calculateInts(a, b, operator));
  const isNumber = (value: GoValue): value is number | bigint =>
    typeof value === 'number' || typeof value === 'bigint';
  if (isNumber(a) && isNumber(b)) return calculateFloats(Number(a), Number(b), operator);
  if (typeof a === 'string' && typeof b === 'string' && operator === '+') return a + b;
  return fail("can't apply the operator to the values");
}

export function addValues(a: GoValue, b: GoValue): GoValue {
  return calculate(a, b, '+');
}

function calculateInts(a: bigint, b: bigint, operator: Operator): bigint {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0n ? fail("can't divide the value by 0") : a / b;
  }
}

function calculateFloats(a: number, b: number, operator: Operator): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? fail("can't divide the value by 0") : a / b;
  }
}
