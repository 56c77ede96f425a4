/** The commands of a page, which of them are run, and how their outputs and resulting states are compared. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseShell } from '../../src/manifests/index.ts';
import { allowCall } from '../../src/manifests/run/allowed.ts';
import { compareOutput } from '../../src/manifests/run/output.ts';
import { readinessOf } from '../../src/manifests/run/readiness.ts';
import { stepsOfPage } from '../../src/manifests/run/steps.ts';

const stepsOf = (text: string) =>
  stepsOfPage({ file: 'a.md', locale: 'en', text, bodyStart: 0 }).map(({ call, shown }) => [
    [call.verb, ...call.words.map((word) => word.text), ...call.files.map((word) => word.text)].join(' '),
    shown?.text,
    shown?.lineAt(0).line,
  ]);

describe('steps of a page', () => {
  it('are its commands, with the output that follows', () => {
    expect(
      stepsOf(
        '```shell\nkubectl apply -f a.yaml\nkubectl get pods\n```\n\nThe output is similar to:\n\n```\nNAME  READY\na  1/1\n```\n\n```shell\nkubectl get svc\n```\n\n## Next\n\n```none\nNAME\n```\n',
      ),
    ).toEqual([
      ['apply a.yaml', undefined, undefined],
      ['get pods', 'NAME  READY\na  1/1', 9],
      ['get svc', undefined, undefined],
    ]);
  });

  it('may stand with their outputs in one block, after prompts', () => {
    expect(
      stepsOf(
        '- list\n\n  ```console\n  $ kubectl apply \\\n      -f a.yaml\n  pod/a created\n  $ kubectl get pods\n  NAME\n  a\n  $ ls\n  b\n  ```\n',
      ),
    ).toEqual([
      ['apply a.yaml', 'pod/a created', 6],
      ['get pods', 'NAME\na', 8],
    ]);
  });

  it('are not those of blocks that say so, nor is any block an output', () => {
    expect(stepsOf('```shell\n# lockstep: skip\nkubectl get pods\n```\n\n```\nNAME\n```\n')).toEqual([]);
    expect(stepsOf('```shell\nkubectl get pods\n```\n\n```go\nfmt.Println()\n```\n')).toEqual([
      ['get pods', undefined, undefined],
    ]);
  });
});

const SCOPES = new Map([
  ...['pods', 'pod', 'po', 'deployment', 'deployments', 'configmap', 'services', 'svc'].map(
    (name): [string, boolean] => [name, true],
  ),
  ...['nodes', 'node', 'namespace', 'namespaces', 'ns', 'clusterrole'].map((name): [string, boolean] => [
    name,
    false,
  ]),
]);
const allow = (command: string, ours = true) => {
  const [call] = parseShell(command).calls;
  if (call === undefined) throw new Error(`No call in ${command}.`);
  return allowCall(call, ours, SCOPES);
};

describe('a command of a page', () => {
  it.each([
    ['kubectl get pods -o wide', ['get', 'pods', '-owide'], true],
    ['kubectl get po,svc -l app=web', ['get', 'po,svc', '-lapp=web'], true],
    [
      "kubectl get pod a -o jsonpath='{.status.phase}'",
      ['get', 'pod', 'a', '-ojsonpath={.status.phase}'],
      true,
    ],
    ['kubectl logs a -c b --tail=3', ['logs', 'a', '-cb', '--tail=3'], true],
    ['kubectl logs a -p', ['logs', 'a', '--previous'], true],
    [
      'kubectl wait --for=condition=Ready pod/a --timeout=60s',
      ['wait', 'pod/a', '--for=condition=Ready'],
      true,
    ],
    ['kubectl rollout status deployment/web', ['rollout', 'status', 'deployment/web'], true],
    ['kubectl scale deployment/web --replicas=3', ['scale', 'deployment/web', '--replicas=3'], false],
    [
      'kubectl create configmap a --from-literal=b=c',
      ['create', 'configmap', 'a', '--from-literal=b=c'],
      false,
    ],
    ['kubectl delete pod a', ['delete', 'pod', 'a'], false],
  ])('is run in the namespace: %s', (command, args, reads) => {
    expect(allow(command)).toEqual({ kind: 'run', args, reads });
  });

  it.each([
    'kubectl get pods -n kube-system',
    'kubectl get pods --all-namespaces',
    'kubectl get pods -A',
    'kubectl get pods -w',
    'kubectl get nodes',
    'kubectl get pods,nodes',
    'kubectl get --raw /api',
    'kubectl delete namespace default',
    'kubectl delete node/a',
    'kubectl delete pod a node/b',
    'kubectl create namespace a',
    'kubectl create clusterrole a --verb=get --resource=pods',
    'kubectl create configmap a --from-file=/etc/passwd',
    'kubectl get pods --kubeconfig /tmp/x',
    'kubectl get pods --context other',
    'kubectl get pods --server https://example.org',
    'kubectl get pods -o jsonpath-file=/etc/passwd',
    'kubectl get pods -o go-template-file=/etc/passwd',
    'kubectl exec a -- rm -rf /',
    'kubectl cp a:/x /tmp/x',
    'kubectl run a --image=b -it --rm',
    'kubectl run a --image=b --overrides={}',
    'kubectl edit pod a',
    'kubectl get pod $NAME',
    'kubectl get pod <name>',
    'kubectl apply -k .',
    'kubectl rollout status node/a',
    'kubectl frobnicate a',
    'kubectl constructor a',
  ])('is not run: %s', (command) => {
    expect(allow(command)).toEqual({ kind: 'refused' });
  });

  it('applies and deletes files of the site alone', () => {
    expect(allow('kubectl create -f a.yaml')).toEqual({ kind: 'files', verb: 'apply' });
    expect(allow('kubectl delete -f a.yaml')).toEqual({ kind: 'files', verb: 'delete' });
    expect(allow('kubectl apply -f https://elsewhere.example/a.yaml', false)).toEqual({ kind: 'refused' });
  });

  it('is never run with an option that names another namespace or cluster', () => {
    const option = fc.constantFrom(
      '-n',
      '--namespace',
      '--context',
      '--cluster',
      '--user',
      '--server',
      '-s',
      '--as',
      '--token',
      '--kubeconfig',
    );
    fc.assert(
      fc.property(
        option,
        fc.constantFrom(' ', '='),
        fc.constantFrom('get pods', 'delete pod a', 'apply -f a.yaml'),
        (name, between, words) => {
          const allowed = allow(`kubectl ${words} ${name}${between}other`);
          expect(allowed.kind === 'run' ? allowed.args.join(' ') : '').not.toContain('other');
        },
      ),
    );
  });
});

describe('an output', () => {
  it.each([
    [
      'ages and addresses',
      'NAME  READY  STATUS   AGE  IP\na     1/1    Running  10m  10.0.0.1',
      'NAME  READY  STATUS   AGE  IP\na     1/1    Running  3s   10.244.0.7',
    ],
    [
      'generated names',
      'NAME                    READY\nweb-5d59d67564-x9b2k   1/1',
      'NAME                    READY\nweb-7c5ddbdf54-4lwzq   1/1',
    ],
    [
      'the order of rows, and others',
      'NAME  READY\nb     1/1\na     1/1',
      'NAME  READY\na     1/1\nx     1/1\nb     1/1',
    ],
    ['columns that are not printed', 'NAME  READY  OLD\na     1/1    x', 'NAME  READY\na     1/1'],
    ['what is left out', 'NAME  READY\na     1/1\n...', 'NAME  READY\na     1/1\nb     1/1'],
    ['what apply did', 'deployment.apps/web created', 'deployment.apps/web unchanged'],
    ['the group of a kind', 'deployment "web" created\n', 'deployment "web" created\n'],
    ['times', 'Fri Jul 31 12:00:00 UTC 2020 up', 'Mon Aug  3 09:30:01 UTC 2026 up'],
    [
      'restarts',
      'NAME  STATUS  RESTARTS\na     Running  0',
      'NAME  STATUS  RESTARTS\na     Running  3 (20s ago)',
    ],
  ])('is the same whatever %s are', (_what, shown, printed) => {
    expect(compareOutput(shown, printed)).toEqual({ kind: 'same' });
  });

  it('recognizes a long line of capitals quickly', () => {
    const shown = `${'TIDE  '.repeat(2000)}!`;
    expect(compareOutput(shown, shown)).toEqual({ kind: 'same' });
  });

  it('is different where a row is, or a line', () => {
    expect(compareOutput('\nNAME  READY\na     1/1\nb     1/1', 'NAME  READY\na     1/1\nb     0/1')).toEqual(
      {
        kind: 'different',
        line: 3,
        expected: 'b     1/1',
        printed: 'b     0/1',
      },
    );
    expect(compareOutput('one\ntwo', 'one\nthree')).toMatchObject({
      kind: 'different',
      line: 1,
      printed: 'three',
    });
    expect(compareOutput('NAME  READY\na     1/1', 'No resources found')).toMatchObject({
      kind: 'different',
      line: 1,
    });
  });
});

describe('an object', () => {
  const pod = (status: object) => readinessOf(JSON.parse(JSON.stringify({ kind: 'Pod', status })));
  it.each([
    ['Pod', { phase: 'Succeeded' }, 'ready'],
    ['Pod', { conditions: [{ type: 'Ready', status: 'True' }] }, 'ready'],
    ['Pod', { phase: 'Pending' }, 'waiting'],
    ['Deployment', { availableReplicas: 2 }, 'ready'],
    ['Deployment', { availableReplicas: 1 }, 'waiting'],
    ['StatefulSet', {}, 'waiting'],
    ['DaemonSet', { numberReady: 1, desiredNumberScheduled: 1 }, 'ready'],
    ['Job', { conditions: [{ type: 'Complete', status: 'True' }] }, 'ready'],
    ['Job', { conditions: [{ type: 'Failed', status: 'True' }] }, 'waiting'],
    ['ConfigMap', {}, 'ready'],
  ])('%s with %j is %s', (kind, status, expected) => {
    const object = JSON.parse(JSON.stringify({ kind, spec: { replicas: 2 }, status }));
    expect(readinessOf(object).kind).toBe(expected);
  });

  it('says why it waits', () => {
    const reason = { state: { waiting: { reason: 'ImagePullBackOff' } } };
    expect(pod({ phase: 'Pending', containerStatuses: [reason] })).toMatchObject({
      reason: 'ImagePullBackOff',
    });
    const unscheduled = { type: 'PodScheduled', status: 'False', message: '0/1 nodes are available' };
    expect(pod({ phase: 'Pending', conditions: [unscheduled] })).toMatchObject({
      reason: '0/1 nodes are available',
    });
  });
});
