import { expect, it } from 'vitest';
import { isStackOverflow } from '../../src/diagnostics/index.ts';

it('distinguishes too deep recursion from other errors', () => {
  const descend = (depth: number): number => 1 + descend(depth + 1);
  let caught: unknown;
  try {
    descend(0);
  } catch (error) {
    caught = error;
  }
  expect(isStackOverflow(caught)).toBe(true);
  expect(isStackOverflow(new RangeError('Invalid array length'))).toBe(false);
  expect(isStackOverflow('Maximum call stack size exceeded')).toBe(false);
});
