/** Manifests for a named release: APIs and fields that it no longer has, or does not have yet. */
import { describe, expect, it } from 'vitest';
import { allReleases, findRelease, newestRelease } from '../../src/manifests/index.ts';
import { packReleases, unpackReleases } from '../../src/manifests/releases/pack.ts';
import { DEPLOYMENT, problemsOf } from './manifest-of.ts';

const of = (apiVersion: string, kind: string, rest = '') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: a\n${rest}`;
const BUDGET = of('policy/v1beta1', 'PodDisruptionBudget', 'spec: {minAvailable: 1}\n');

describe('releases', () => {
  it('are known from 1.24 on, in whatever way they are written', () => {
    expect([...allReleases().keys()].at(-1)).toBe('1.24');
    expect(findRelease('v1.27.3')).toBe(findRelease('1.27'));
    expect(findRelease('1.27')?.version).toBe('1.27');
    expect(findRelease('1.3')).toBeUndefined();
    expect(findRelease('2.27')).toBeUndefined();
    expect(newestRelease().version).toBe([...allReleases().keys()][0]);
  });

  it.each([
    ['policy/v1beta1', 'PodDisruptionBudget', '1.24', '1.24'],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', '1.24', '1.25'],
    ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', '1.26', '1.31'],
    ['resource.k8s.io/v1', 'DeviceClass', '1.34', newestRelease().version],
    ['apps/v1', 'Deployment', '1.24', newestRelease().version],
  ])('have %s %s from %s to %s', (apiVersion, kind, first, last) => {
    const having = [...allReleases().values()].filter(
      (release) => release.schemaOf({ apiVersion, kind }) !== undefined,
    );
    expect([having.at(-1)?.version, having[0]?.version]).toEqual([first, last]);
  });

  it.each([...allReleases().values()])('have complete schemas: $version', (release) => {
    const pod = release.schemaOf({ apiVersion: 'v1', kind: 'Pod' });
    const container = pod?.field('spec')?.field('containers')?.items;
    expect(container?.required).toEqual(['name']);
    expect(container?.field('resources')?.field('limits')?.values?.types).toEqual(['string', 'number']);
    expect(container?.field('ports')?.items?.field('containerPort')?.types).toEqual(['integer']);
    expect(container?.field('livenessProbe')?.field('httpGet')?.field('port')?.types).toEqual([
      'integer',
      'string',
    ]);
    expect(release.kinds().length).toBeGreaterThan(100);
  });

  it('are held as what differs from the next newer one', () => {
    const releases = new Map([
      [
        '1.3',
        new Map([
          ['a', 'string'],
          ['b', 'integer'],
        ]),
      ],
      [
        '1.2',
        new Map([
          ['a', 'string'],
          ['c', 'integer'],
        ]),
      ],
      [
        '1.1',
        new Map([
          ['a', 'boolean'],
          ['b', 'integer'],
        ]),
      ],
    ]);
    const packed = packReleases(releases);
    expect(packed.shapes).toEqual(['"string"', '"integer"', '"boolean"']);
    expect(packed.releases[1]).toEqual({ version: '1.2', differs: { c: 1 }, lacks: ['b'] });
    const shapes = [...unpackReleases(packed)].map(([version, places]) => [
      version,
      Object.fromEntries([...places].map(([name, place]) => [name, JSON.parse(packed.shapes[place] ?? '')])),
    ]);
    expect(shapes).toEqual([...releases].map(([version, names]) => [version, Object.fromEntries(names)]));
  });
});

describe('a release that is named', () => {
  it.each([
    ['1.24', 'deprecated-api', 'that Kubernetes 1.25 removes'],
    ['1.25', 'removed-api', 'that Kubernetes 1.25 removed'],
    ['1.30', 'removed-api', 'that Kubernetes 1.25 removed'],
    [undefined, 'deprecated-api', 'that Kubernetes 1.25 removed'],
  ])('judges a removed API version: %s', async (version, code, words) => {
    const reported = await problemsOf(BUDGET, version === undefined ? {} : { version });
    expect(reported).toMatchObject([{ code, at: '1:13', suggestion: 'policy/v1' }]);
    expect(reported[0]?.message).toContain(words);
  });

  it('does not suggest something that it does not have', async () => {
    const schema = of(
      'flowcontrol.apiserver.k8s.io/v1beta3',
      'FlowSchema',
      'spec: {priorityLevelConfiguration: {name: b}}\n',
    );
    expect(await problemsOf(schema, { version: '1.27' })).toEqual([]);
    expect(await problemsOf(schema, { version: '1.29' })).toMatchObject([{ code: 'deprecated-api' }]);
    expect(await problemsOf(schema, { version: '1.32' })).toMatchObject([{ code: 'removed-api' }]);
  });

  it('does not take kinds and API versions of later ones', async () => {
    const policy = of('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', 'spec: {}\n');
    expect(await problemsOf(policy, { version: '1.29' })).toMatchObject([
      {
        code: 'newer-api',
        at: '1:13',
        message: expect.stringContaining('that Kubernetes 1.30 brought'),
        suggestion: expect.stringMatching(/^admissionregistration/),
      },
    ]);
    const device = of('resource.k8s.io/v1', 'DeviceClass', 'spec: {}\n');
    expect(await problemsOf(device, { version: '1.24' })).toMatchObject([{ code: 'newer-api', at: '2:7' }]);
    expect(await problemsOf(device, { version: '1.34' })).toEqual([]);
  });

  it('does not take fields of later or earlier ones', async () => {
    const sidecar = DEPLOYMENT.replace(
      '      containers:\n',
      '      initContainers:\n        - name: log\n          image: busybox\n          restartPolicy: Always\n      containers:\n',
    );
    expect(await problemsOf(sidecar, { version: '1.27' })).toMatchObject([
      {
        code: 'newer-api',
        at: '18:11',
        message:
          'Unexpected field “restartPolicy” in spec.template.spec.initContainers[0], that Kubernetes 1.28 brought, expected a field that Kubernetes 1.27 has.',
      },
    ]);
    expect(await problemsOf(sidecar, { version: '1.28' })).toEqual([]);
    expect(await problemsOf(sidecar)).toEqual([]);
    expect(await problemsOf(DEPLOYMENT.replace('replicas', 'replicaz'), { version: '1.27' })).toMatchObject([
      { code: 'invalid-manifest', suggestion: 'replicas' },
    ]);
  });

  it('does not ask for fields that only its document calls required', async () => {
    const policy = of('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {policyTypes: [Ingress]}\n');
    expect(await problemsOf(policy, { version: '1.27' })).toEqual([]);
    const nameless = DEPLOYMENT.replace('        - name: web\n          image', '        - image');
    expect(await problemsOf(nameless, { version: '1.27' })).toHaveLength(1);
  });

  it('names what took the place of a removed alpha kind', async () => {
    const policy = of('admissionregistration.k8s.io/v1alpha1', 'ValidatingAdmissionPolicy', 'spec: {}\n');
    expect(await problemsOf(policy, { version: '1.33' })).toMatchObject([
      { code: 'removed-api', suggestion: 'admissionregistration.k8s.io/v1' },
    ]);
    expect(await problemsOf(policy)).toMatchObject([{ code: 'deprecated-api' }]);
  });
});
