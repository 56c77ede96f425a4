import { describe, expect, it } from 'vitest';
import { DEPLOYMENT, problemsOf, thingDefinition } from './manifest-of.ts';

const line = (text: string) => DEPLOYMENT.split('\n').findIndex((each) => each.includes(text)) + 1;

describe('a manifest', () => {
  it('without mistakes has no findings', async () => {
    expect(await problemsOf(DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a field with a letter wrong',
      'replicas:',
      'replicaz:',
      'Unexpected field “replicaz” in spec, expected “replicas”.',
      'replicas',
    ],
    [
      'a field in the wrong case',
      'containerPort:',
      'containerport:',
      'Unexpected field “containerport” in spec.template.spec.containers[0].ports[0], expected “containerPort”.',
      'containerPort',
    ],
    [
      'text for a number',
      'replicas: 2',
      'replicas: "2"',
      'Unexpected text “2” for spec.replicas, expected a whole number.',
      undefined,
    ],
    [
      'a list for a number',
      'replicas: 2',
      'replicas: [2]',
      'Unexpected a list for spec.replicas, expected a whole number.',
      undefined,
    ],
    [
      'a number for text',
      'image: nginx',
      'image: 5',
      'Unexpected number 5 for spec.template.spec.containers[0].image, expected text.',
      undefined,
    ],
    [
      'an object for a list',
      'containers:',
      'containers: {name: web}\n      initContainers:',
      'Unexpected an object for spec.template.spec.containers, expected a list.',
      undefined,
    ],
  ])('with %s is reported at its line', async (_what, from, to, message, suggestion) => {
    const reported = await problemsOf(DEPLOYMENT.replace(from, to));
    expect(reported[0]).toMatchObject({ code: 'invalid-manifest', message, suggestion });
    expect(reported[0]?.at).toMatch(new RegExp(`^${line(from)}:`));
  });

  it('with a field one level too high or too low is reported where it belongs', async () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: a\ncontainers: []\n';
    expect(await problemsOf(pod)).toMatchObject([
      {
        at: '8:1',
        suggestion: 'spec.containers',
        message: 'Unexpected field “containers” in the manifest, expected it inside “spec”.',
      },
    ]);
    const low = pod.replace('\ncontainers: []', '\n      hostname: a');
    expect(await problemsOf(low)).toMatchObject([{ at: '8:7', suggestion: 'spec.hostname' }]);
  });

  it('without a required field is reported at the object that lacks it', async () => {
    const reported = await problemsOf(
      DEPLOYMENT.replace('        - name: web\n          image', '        - image'),
    );
    expect(reported).toMatchObject([
      {
        at: '16:11',
        message: 'Unexpected spec.template.spec.containers[0] without “name”, expected the field.',
      },
    ]);
    const nameless = await problemsOf(DEPLOYMENT.replace('  name: web\n', '  labels: {}\n'));
    expect(nameless).toMatchObject([
      {
        at: '3:1',
        message: 'Unexpected Deployment without a name, expected metadata.name or metadata.generateName.',
      },
    ]);
  });

  it('that is laid over another need not be whole', async () => {
    const part = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 3\n';
    expect(await problemsOf(part)).toHaveLength(2);
    expect(await problemsOf(part, { partial: true })).toEqual([]);
    expect(await problemsOf(`# lockstep: fragment\n${part}`)).toEqual([]);
    expect(await problemsOf(part.replace('replicas', 'replicaz'), { partial: true })).toHaveLength(1);
  });

  it('takes null for what may be absent', async () => {
    expect(await problemsOf(DEPLOYMENT.replace('replicas: 2', 'replicas:'))).toEqual([]);
    expect(
      await problemsOf(DEPLOYMENT.replace(/ {2}selector:[\s\S]*?app: web\n/, '  selector:\n')),
    ).toHaveLength(1);
  });

  it('takes either form of a quantity and of a port', async () => {
    const limits =
      '\n          resources: {limits: {cpu: 1, memory: 64Mi}}\n          livenessProbe: {httpGet: {port: http, path: /}}\n          ports:';
    expect(await problemsOf(DEPLOYMENT.replace('\n          ports:', limits))).toEqual([]);
  });

  it('knows the fields whose names are keywords of schemas', async () => {
    const priority =
      'apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata:\n  name: high\nvalue: 1\ndescription: For all.\n';
    expect(await problemsOf(priority)).toEqual([]);
    expect(await problemsOf(priority.replace('For all.', '5'))).toHaveLength(1);
  });

  it('does not ask the claims of a StatefulSet what they are', async () => {
    const set = `${DEPLOYMENT.replace('kind: Deployment', 'kind: StatefulSet').replace('  replicas: 2\n', '  serviceName: web\n')}  volumeClaimTemplates:\n    - metadata: {name: data}\n      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n`;
    expect(await problemsOf(set)).toEqual([]);
  });
});

describe('kinds', () => {
  const of = (apiVersion: string, kind: string, rest = '') =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: a\n${rest}`;

  it('that Kubernetes removed are reported with the release, and their fields still checked', async () => {
    const reported = await problemsOf(
      of('policy/v1beta1', 'PodDisruptionBudget', 'spec:\n  minAvailabl: 1\n'),
    );
    expect(reported.map(({ code, at }) => [code, at])).toEqual([
      ['deprecated-api', '1:13'],
      ['invalid-manifest', '6:3'],
    ]);
    expect(reported[0]?.message).toBe(
      'Unexpected API version policy/v1beta1 of PodDisruptionBudget, that Kubernetes 1.25 removed, expected policy/v1.',
    );
  });

  it('cause a warning if unknown, unless they are declared or defined', async () => {
    const thing = of('example.com/v1', 'Thing', 'spec: {size: 1}\n');
    expect(await problemsOf(thing)).toMatchObject([{ code: 'unknown-kind', at: '2:7' }]);
    expect(await problemsOf(thing, { declared: ['example.com/v1/Thing'] })).toEqual([]);
    expect(await problemsOf(thing, { declared: ['example.com/*'] })).toEqual([]);
    const crd = thingDefinition({
      type: 'object',
      properties: {
        size: { type: 'integer', minimum: 1 },
        port: { 'x-kubernetes-int-or-string': true },
      },
    });
    expect(await problemsOf(`${crd}${thing}`)).toEqual([]);
    const wrong = thing.replace('{size: 1}', '{size: 0, siz: 1, port: http}');
    expect((await problemsOf(`${crd}${wrong}`)).map(({ message }) => message)).toEqual([
      'Unexpected number 0 for spec.size, expected at least 1.',
      'Unexpected field “siz” in spec, expected “size”.',
    ]);
  });

  it('that are mistyped are reported with what was meant', async () => {
    expect(await problemsOf(of('apps/v1', 'Deploymnet'))).toMatchObject([
      { code: 'invalid-manifest', at: '2:7', suggestion: 'Deployment' },
    ]);
    expect(await problemsOf(of('app/v1', 'Deployment'))).toMatchObject([
      { at: '1:13', suggestion: 'apps/v1' },
    ]);
    expect(await problemsOf('apiVersion: v1\nkinds: Pod\nmetadata: {name: a}\n')).toMatchObject([
      { at: '2:1', suggestion: 'kind' },
    ]);
  });

  it.each([
    [
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n  - level: Metadata\n    user: [a]\n',
      '5:5',
      'users',
    ],
    ['apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nmaxPod: 5\n', '3:1', 'maxPods'],
    [
      'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nnetworking:\n  podSubnets: 10.0.0.0/8\n',
      '4:3',
      'podSubnet',
    ],
    ['apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\nplugin: []\n', '3:1', 'plugins'],
    [
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresource: [a.yaml]\n',
      '3:1',
      'resources',
    ],
  ])('of configuration files are known: %s', async (text, at, suggestion) => {
    expect(await problemsOf(text)).toMatchObject([{ code: 'invalid-manifest', at, suggestion }]);
  });

  it('of a kustomization are reported by its name', async () => {
    expect(await problemsOf('resource: [a.yaml]\n', { file: 'examples/a/kustomization.yaml' })).toMatchObject(
      [{ suggestion: 'resources' }],
    );
  });

  it('in lists are looked at', async () => {
    const list =
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: a}\n    date: {}\n';
    expect(await problemsOf(list)).toMatchObject([{ at: '7:5', suggestion: 'data' }]);
  });

  it('are not asked of what is no manifest', async () => {
    expect(await problemsOf('global:\n  scrape_interval: 15s\n')).toEqual([]);
    expect(await problemsOf('- op: add\n  path: /a\n')).toEqual([]);
  });
});

describe('texts that cannot be read', () => {
  it.each([
    ['a key that stands twice', 'a: 1\na: 2\n', '2:1'],
    ['a tab', 'a:\n\tb: 1\n', '2:1'],
    ['an anchor that is nowhere', 'a: *b\n', '1:4'],
    ['a quote that is not closed', 'a: "x\nb: 1\nc: "y"\n', '1:4'],
    ['the second document', 'a: 1\n---\nb: [1\n', '4:1'],
  ])('are reported at %s', async (_what, text, at) => {
    expect(await problemsOf(text)).toMatchObject([{ code: 'invalid-yaml', at }]);
  });

  it('are JSON and properties too', async () => {
    expect(await problemsOf('{"a": 1,}', { file: 'a.json' })).toMatchObject([
      { code: 'invalid-example', at: '1:9' },
    ]);
    expect(await problemsOf('a=1\n= 2\na=3\n', { file: 'a.properties' })).toMatchObject([
      { at: '2:1' },
      { at: '3:1' },
    ]);
    expect(await problemsOf('server {\n  listen 80;\n', { file: 'nginx.conf' })).toMatchObject([
      { at: '1:8' },
    ]);
    expect(await problemsOf('a=1\n# c\n! d\nlong=a \\\n  b\n', { file: 'a.properties' })).toEqual([]);
  });

  it('are left alone where the file says so', async () => {
    expect(await problemsOf('# lockstep: skip\napiVersion: v1\nkind: Pood\n')).toEqual([]);
  });
});

describe('references', () => {
  it('of a selector to its template', async () => {
    expect(await problemsOf(DEPLOYMENT.replace('        app: web', '        app: wep'))).toMatchObject([
      {
        code: 'invalid-manifest',
        at: '9:7',
        message:
          'Unexpected “app: web” in the selector, expected a label of spec.template, which has “app: wep”.',
      },
    ]);
  });

  it('of a mount to its volume', async () => {
    const mount = DEPLOYMENT.replace(
      '          ports:',
      '          volumeMounts: [{name: dat, mountPath: /d}]\n          ports:',
    );
    expect(await problemsOf(`${mount}      volumes: [{name: data, emptyDir: {}}]\n`)).toMatchObject([
      { at: '18:33', suggestion: 'data' },
    ]);
  });

  it('of a Service to Pods and ports', async () => {
    const service = (selector: string, port: string) =>
      `${DEPLOYMENT}---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: ${selector}}\n  ports: [{port: 80, targetPort: ${port}}]\n`;
    expect(await problemsOf(service('web', 'http'))).toEqual([]);
    expect(await problemsOf(service('wep', 'http'))).toMatchObject([
      { code: 'dangling-reference', at: '26:3' },
    ]);
    expect(await problemsOf(service('web', 'htp'))).toMatchObject([
      { code: 'dangling-reference', suggestion: 'http' },
    ]);
  });

  it('of a config map, where the example brings one', async () => {
    const from = DEPLOYMENT.replace(
      '          ports:',
      '          envFrom: [{configMapRef: {name: setting}}]\n          ports:',
    );
    expect(await problemsOf(from)).toEqual([]);
    expect(
      await problemsOf(`${from}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n`),
    ).toMatchObject([{ code: 'dangling-reference', suggestion: 'settings' }]);
  });
});
