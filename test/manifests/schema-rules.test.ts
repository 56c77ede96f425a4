/** `x-kubernetes-validations` of custom resources. */
import { describe, expect, it } from 'vitest';
import { loadCel } from '../../src/manifests/cel.ts';
import { problemsOf, thingDefinition } from './manifest-of.ts';

const evaluate = await loadCel();

const definition = (spec: object, rules: readonly object[]) =>
  `${thingDefinition({ type: 'object', properties: spec, 'x-kubernetes-validations': rules })}apiVersion: example.com/v1
kind: Thing
metadata: {name: a}
spec:
`;
const INTEGERS = { min: { type: 'integer' }, max: { type: 'integer', default: 5 } };
const ORDER = { rule: 'self.min <= self.max', message: 'min comes before max.' };

const check = (spec: object, rules: readonly object[], text: string) =>
  problemsOf(definition(spec, rules) + text, { evaluate });

describe('a rule of a schema', () => {
  it('that is broken is reported with its message, at the key', async () => {
    expect(await check(INTEGERS, [ORDER], '  min: 3\n  max: 2\n')).toMatchObject([
      {
        code: 'invalid-manifest',
        at: '21:1',
        message:
          'Unexpected value of spec, expected one that satisfies its rule “self.min <= self.max”: min comes before max.',
      },
    ]);
    expect(await check(INTEGERS, [ORDER], '  min: 3\n  max: 3\n')).toEqual([]);
  });

  it('sees defaults, and a field that is not there breaks it unless it asks', async () => {
    expect(await check(INTEGERS, [ORDER], '  min: 5\n')).toEqual([]);
    expect(await check(INTEGERS, [ORDER], '  min: 6\n')).toHaveLength(1);
    expect(await check(INTEGERS, [ORDER], '  max: 6\n')).toHaveLength(1);
    expect(await check(INTEGERS, [{ rule: '!has(self.min) || self.min > 0' }], '  max: 6\n')).toEqual([]);
  });

  it('stands inside lists and maps', async () => {
    const items = {
      ports: {
        type: 'array',
        items: { type: 'object', properties: INTEGERS, 'x-kubernetes-validations': [ORDER] },
      },
      names: {
        type: 'object',
        additionalProperties: {
          type: 'string',
          'x-kubernetes-validations': [{ rule: "self.startsWith('a')" }],
        },
      },
    };
    const reported = await check(
      items,
      [],
      '  ports: [{min: 1, max: 2}, {min: 3, max: 2}]\n  names: {x: ab, y: b}\n',
    );
    expect(reported.map(({ at, message }) => [at, /value of (\S+),/.exec(message)?.[1]])).toEqual([
      ['22:29', 'spec.ports[1]'],
      ['23:21', 'spec.names.y'],
    ]);
  });

  it.each([
    ["self.s.matches('^[a-z]+$')", { s: { type: 'string' } }, 's: abc', 's: a1'],
    ["self.s.find('[0-9]+') == '12'", { s: { type: 'string' } }, 's: a12b', 's: ab'],
    ['self.l.isSorted()', { l: { type: 'array', items: { type: 'integer' } } }, 'l: [1, 2]', 'l: [2, 1]'],
    ['self.l.sum() == 3', { l: { type: 'array', items: { type: 'integer' } } }, 'l: [1, 2]', 'l: [2]'],
    [
      'self.l.min() == 1 && self.l.max() == 2',
      { l: { type: 'array', items: { type: 'integer' } } },
      'l: [2, 1]',
      'l: [2]',
    ],
    ['self.l.indexOf(2) == 1', { l: { type: 'array', items: { type: 'integer' } } }, 'l: [1, 2]', 'l: [2]'],
    ['isURL(self.s)', { s: { type: 'string' } }, 's: https://a.b/', 's: a.b'],
    [
      'self.a__dash__b > 0 && self.__namespace__ > 0',
      { 'a-b': { type: 'integer' }, namespace: { type: 'integer' } },
      '{a-b: 1, namespace: 1}',
      '{a-b: 1, namespace: 0}',
    ],
    ['self.all(k, self[k] > 0)', { a: { type: 'integer' } }, 'a: 1', 'a: 0'],
    ['self.n < 1.5', { n: { type: 'number' } }, 'n: 1', 'n: 2'],
  ])('%s', async (rule, fields, right, wrong) => {
    expect(await check(fields, [{ rule }], `  ${right}\n`)).toEqual([]);
    expect(await check(fields, [{ rule }], `  ${wrong}\n`)).toHaveLength(1);
  });

  it('about what was there before is not asked of a new object', async () => {
    expect(await check(INTEGERS, [{ rule: 'self.min == oldSelf.min' }], '  min: 1\n')).toEqual([]);
  });

  it.each(['quantity(self.q).isGreaterThan(quantity("1"))', 'self.min +'])(
    'that cannot be run is a note, and blames nothing: %s',
    async (rule) => {
      const [reported, ...more] = await check(
        { ...INTEGERS, q: { type: 'string' } },
        [{ rule }],
        '  min: 1\n  q: 1Gi\n'.replace('1Gi', '"1Gi"'),
      );
      expect(more).toEqual([]);
      expect(reported).toMatchObject({
        severity: 'info',
        message: expect.stringContaining('cannot evaluate'),
      });
    },
  );

  it('takes patterns in linear time', () => {
    expect(evaluate("self.matches('^(a+)+$')", `${'a'.repeat(5000)}b`)).toEqual({ kind: 'broken' });
    expect(evaluate("self == '.matches('", '.matches(')).toEqual({ kind: 'holds' });
  });
});
