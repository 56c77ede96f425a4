/** `examples --server` with the real kubectl, against an API server of our own on loopback. */
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ApiServer, writeKubeconfig } from './api-server.ts';
import { environmentOf, hasKubectl, startCluster, useSite } from './cluster.ts';
import { lockstep, POD, problemsOf, type RunOptions } from './example-site.ts';

function validate(
  files: Readonly<Record<string, string>>,
  kubeconfig: string,
  { args = ['--yes'], env, ...more }: RunOptions & { args?: string[] } = {},
) {
  return lockstep(['examples', '--site', useSite(files).root, '--format', 'json', '--server', ...args], {
    env: { ...environmentOf(kubeconfig), ...env },
    ...more,
  });
}

const FILE = 'examples/pods/lifecycle-events.yaml';

describe.skipIf(!hasKubectl)(
  `examples --server${hasKubectl ? '' : ' (skipped: kubectl is not on the PATH)'}`,
  () => {
    it('validates every manifest in a separate namespace, and removes it', async () => {
      const { kubeconfig, requests, namespaces, url } = await startCluster();
      const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: elsewhere
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers: [{name: web, image: nginx}]
`;
      const run = await validate({ 'examples/web.yaml': deployment }, kubeconfig);
      expect(problemsOf(run).filter(({ code }) => code === 'rejected-manifest')).toEqual([]);
      expect(run.code).toBe(0);
      expect(run.stderr).toContain(`${url} (context test)`);
      expect(JSON.parse(run.stdout).cluster).toEqual({ context: 'test', server: url, asked: 2 });
      const [, namespace = ''] =
        /POST \/api\/v1\/namespaces\/(lockstep-examples-\w+)\/pods\?.*dryRun=All/.exec(requests.join('\n')) ??
        [];
      expect(namespace).not.toBe('');
      expect(requests.join('\n')).toContain(
        `POST /apis/apps/v1/namespaces/${namespace}/deployments?dryRun=All`,
      );
      expect(namespaces()).toEqual(['default']);
    });

    it.each([
      ['an unknown field', POD.replace('  containers:', '  restartPolicyy: Never\n  containers:'), 6],
      [
        'a missing required field',
        POD.replace('    - name: web\n      image: nginx', '    - image: nginx'),
        7,
      ],
      ['a wrong type', POD.replace('image: nginx', 'image: 5'), 8],
    ])('tells what the cluster says of %s at its line', async (_what, text, line) => {
      const { kubeconfig, namespaces } = await startCluster();
      const run = await validate({ [FILE]: text }, kubeconfig);
      expect(run.code).toBe(1);
      const [rejected] = problemsOf(run).filter(({ code }) => code === 'rejected-manifest');
      expect(rejected).toMatchObject({ file: FILE, line });
      expect(namespaces()).toEqual(['default']);
    });

    it('reports a name that exists already in the cluster', async () => {
      const { kubeconfig } = await startCluster({ taken: ['lifecycle-demo'] });
      const run = await validate({}, kubeconfig);
      expect(run.code).toBe(1);
      expect(problemsOf(run)).toMatchObject([
        { code: 'rejected-manifest', file: FILE, message: expect.stringContaining('already exists') },
      ]);
    });

    it('treats what the cluster says as any other finding', async () => {
      const { kubeconfig } = await startCluster({ taken: ['lifecycle-demo'] });
      const rules = "export default { locales: { en: 'English' }, rules: { 'rejected-manifest': 'off' } };\n";
      const run = await validate({ 'lockstep.config.ts': rules }, kubeconfig);
      expect(problemsOf(run)).toEqual([]);
      expect(run.code).toBe(0);
    });

    it('asks only about what a branch changed, with --changed-since', async () => {
      const { kubeconfig, requests } = await startCluster({ taken: ['lifecycle-demo', 'web-two'] });
      const { root, write } = useSite();
      const git = (...args: string[]) => execFileSync('git', args, { cwd: root });
      git('init', '-q', '-b', 'main');
      git('add', '.');
      git('-c', 'user.name=a', '-c', 'user.email=a@b.example', 'commit', '-qm', 'Base');
      const env = { ...process.env, KUBECONFIG: kubeconfig };
      const args = ['examples', '--site', root, '--format', 'json', '--server', '--yes'];
      const changed = () => lockstep([...args, '--changed-since', 'HEAD'], { env });
      const same = await changed();
      expect([same.code, same.stdout, requests]).toEqual([0, expect.stringContaining('"checked": 1'), []]);
      write('examples/pods/two.yaml', POD.replace('lifecycle-demo', 'web-two'));
      write('content/en/docs/two.md', '---\ntitle: Two\n---\n\n{{< codenew file="pods/two.yaml" >}}\n');
      const run = await changed();
      expect(problemsOf(run)).toMatchObject([{ code: 'rejected-manifest', file: 'examples/pods/two.yaml' }]);
      expect(requests.filter((request) => /^POST .*\/pods/.test(request))).toHaveLength(1);
    });

    it('asks nobody without the flag, and nothing without consent', async () => {
      const { kubeconfig, requests } = await startCluster();
      const run = await validate({}, kubeconfig, { args: [] });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain('expected the option --yes');
      const plain = await lockstep(['examples', '--site', useSite().root], {
        env: { ...process.env, KUBECONFIG: kubeconfig },
      });
      expect(plain.code).toBe(0);
      // Some builds of kubectl always request the version.
      expect(requests.filter((request) => !request.startsWith('GET /version'))).toEqual([]);
    });

    it('says that it may not make a namespace', async () => {
      const { kubeconfig } = await startCluster({ forbidden: ['create namespaces'] });
      const run = await validate({}, kubeconfig);
      expect(run.code).toBe(2);
      expect(run.stderr).toContain('expected permission to create and delete namespaces');
      expect(run.stdout).toBe('');
    });

    it('says that the cluster does not answer', async () => {
      const { kubeconfig, close } = await startCluster();
      await close();
      const run = await validate({}, kubeconfig);
      expect(run.code).toBe(2);
      expect(run.stderr).toContain('Unexpected lack of an answer from the cluster');
    });

    it('reports that the cluster is gone, and objects that may be left there', async () => {
      const cluster: ApiServer = await startCluster({
        onRequest(request) {
          if (request.method !== 'POST' || request.url?.includes('/pods') !== true) return false;
          void cluster.close();
          return true;
        },
      });
      const run = await validate({}, cluster.kubeconfig);
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(
        /Unexpected lack of an answer from the cluster.*may be left behind: kubectl --context=test delete namespace lockstep-/,
      );
    });

    it('cleans up when it is stopped midway', async () => {
      let stop = () => {};
      const { kubeconfig, namespaces } = await startCluster({
        onRequest(request) {
          const hangs = request.method === 'POST' && request.url?.includes('/pods') === true;
          if (hangs) stop();
          return hangs;
        },
      });
      const run = await validate({}, kubeconfig, {
        onStart: (kill) => {
          stop = kill;
        },
      });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain('Unexpected end of kubectl by SIGTERM');
      expect(namespaces()).toEqual(['default']);
    });

    it('says that there is no context', async () => {
      const run = await validate({}, join(tmpdir(), 'lockstep-no-such-kubeconfig'));
      expect(run.code).toBe(2);
      expect(run.stderr).toContain('Unexpected absence of a current context');
    });

    it('says that there is no kubectl', async () => {
      const run = await validate({}, writeKubeconfig('http://127.0.0.1:9'), {
        env: { PATH: '/nonexistent' },
      });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain('Unexpected absence of kubectl');
    });
  },
);
