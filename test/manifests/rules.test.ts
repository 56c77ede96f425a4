import { describe, expect, it } from 'vitest';
import { CONFIGURATION_RULES, RULES } from '../../src/manifests/index.ts';
import { problemsOf } from './manifest-of.ts';

describe('rules of the API server', () => {
  const rules = [...RULES, ...CONFIGURATION_RULES];

  it('have names of their own', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  it.each(rules.map((rule) => [rule.name, rule] as const))('name what is wrong: %s', async (_name, rule) => {
    const reported = await problemsOf(rule.example);
    expect(reported.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Unexpected .+, expected .+\.$/s),
    ]);
  });
});

describe('what is no mistake', () => {
  it('text that looks like a number beyond all numbers', async () => {
    expect(
      await problemsOf(
        '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {rev: 7e99999}}, data: {b: 3e777}}',
      ),
    ).toEqual([]);
  });

  it('a name that a template fills in', async () => {
    expect(await problemsOf('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: item-$PART\n')).toEqual([]);
  });

  it('a field that only the type of the metric has', async () => {
    const scaler =
      '{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: a}, spec: {scaleTargetRef: {kind: Deployment, name: d}, maxReplicas: 2}, status: {desiredReplicas: 1, currentMetrics: [{type: Pods, current: {averageValue: 5m}}]}}';
    const [reported] = await problemsOf(scaler);
    expect(reported?.message).toBe(
      'Unexpected field “current” in status.currentMetrics[0], expected it inside “pods”.',
    );
  });
});

it('an object that stands twice in one example is reported', async () => {
  const map = (name: string, more = '') =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${more}`;
  const reported = await problemsOf(
    [map('a'), map('b'), map('a', '  namespace: other\n'), map('a')].join('---\n'),
  );
  expect(reported.map(({ at, message }) => [at, message])).toEqual([
    ['20:9', 'Unexpected second ConfigMap “a” in this example, expected one.'],
  ]);
});
