/** `math.*`. */
import { fail } from '../error.ts';
import { calculate, type Operator } from '../values/arithmetic.ts';
import { tryFloat, tryInt } from '../values/cast.ts';
import { type GoValue, itemsOf } from '../values/value.ts';
import { type Functions, fn, many } from './define.ts';

const arithmetic = (operator: Operator) =>
  many(0, (args) => {
    const [first, ...rest] = args;
    if (rest.length === 0) fail('must provide at least two numbers');
    return rest.reduce((result, value) => calculate(result, value, operator), first);
  });

const float1 = (call: (value: number) => number, name: string) =>
  fn(1, ([value]) => call(tryFloat(value) ?? fail(`${name} operator can't be used with non-float value`)));

const float2 = (call: (a: number, b: number) => number, name: string) =>
  fn(2, ([a, b]) => {
    const bad = (): never => fail(`${name} operator can't be used with non-float value`);
    return call(tryFloat(a) ?? bad(), tryFloat(b) ?? bad());
  });

/** Of numbers, and of lists of them. */
const fold = (name: string, call: (a: number, b: number) => number) =>
  many(0, (args) => {
    const numbers = args
      .flatMap((arg): readonly GoValue[] => itemsOf(arg) ?? [arg])
      .map((value) => tryFloat(value) ?? fail(`${name} operator can't be used with non-float values`));
    if (args.length === 0) fail('must provide at least one number');
    return numbers.length === 0 ? 0 : numbers.reduce((a, b) => call(a, b));
  });

function modulo(a: GoValue, b: GoValue): bigint {
  const bad = (): never => fail("modulo operator can't be used with non integer value");
  const [left, right] = [tryInt(a) ?? bad(), tryInt(b) ?? bad()];
  return right === 0n ? fail("the number can't be divided by zero at modulo operation") : left % right;
}

/** Rounds halves away from zero. */
function round(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

export const math: Functions = {
  Abs: float1(Math.abs, 'Abs'),
  Acos: float1(Math.acos, 'Acos'),
  Add: arithmetic('+'),
  Asin: float1(Math.asin, 'Asin'),
  Atan: float1(Math.atan, 'Atan'),
  Atan2: float2(Math.atan2, 'Atan2'),
  Ceil: float1(Math.ceil, 'Ceil'),
  Cos: float1(Math.cos, 'Cos'),
  Div: arithmetic('/'),
  Floor: float1(Math.floor, 'Floor'),
  Log: float1(Math.log, 'Log'),
  Max: fold('Max', Math.max),
  MaxInt64: fn(0, () => 9_223_372_036_854_775_807n),
  Min: fold('Min', Math.min),
  Mod: fn(2, ([a, b]) => modulo(a, b)),
  ModBool: fn(2, ([a, b]) => modulo(a, b) === 0n),
  Mul: arithmetic('*'),
  Pi: fn(0, () => Math.PI),
  Pow: float2((a, b) => a ** b, 'Pow'),
  Product: fold('Product', (a, b) => a * b),
  Round: float1(round, 'Round'),
  Sin: float1(Math.sin, 'Sin'),
  Sqrt: float1(Math.sqrt, 'Sqrt'),
  Sub: arithmetic('-'),
  Sum: fold('Sum', (a, b) => a + b),
  Tan: float1(Math.tan, 'Tan'),
  ToDegrees: float1((value) => (value * 180) / Math.PI, 'ToDegrees'),
  ToRadians: float1((value) => (value * Math.PI) / 180, 'ToRadians'),
};
