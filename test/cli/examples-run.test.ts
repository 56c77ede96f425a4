/** `examples --run` with the real kubectl, against an API server of our own on loopback. */
import { describe, expect, it } from 'vitest';
import type { ApiServerOptions } from './api-server.ts';
import { environmentOf, hasKubectl, startCluster, useSite } from './cluster.ts';
import { lockstep, POD, problemsOf, type RunOptions } from './example-site.ts';
import { createObjectStore, readyStatus } from './object-store.ts';

const FILE = 'examples/pods/lifecycle-events.yaml';
const PAGE = (status: string) => `---
title: Events
---

{{< codenew file="pods/lifecycle-events.yaml" >}}

\`\`\`shell
kubectl apply -f https://example.org/${FILE}
\`\`\`

\`\`\`
pod/lifecycle-demo created
\`\`\`

\`\`\`shell
kubectl get pods
\`\`\`

The output is similar to this:

\`\`\`
NAME             READY   STATUS    RESTARTS   AGE
lifecycle-demo   1/1     ${status}   0          10m
\`\`\`

\`\`\`shell
kubectl delete namespace default
kubectl get pods
\`\`\`
`;

const start = (options: Omit<ApiServerOptions, 'schemas'> = {}) =>
  startCluster({ store: createObjectStore(), ...options });

const run = (files: Readonly<Record<string, string>>, kubeconfig: string, options: RunOptions = {}) =>
  lockstep(
    ['examples', '--site', useSite(files).root, '--format', 'json', '--run', '--yes', '--run-timeout', '0'],
    { ...options, env: environmentOf(kubeconfig) },
  );

const reported = (found: Awaited<ReturnType<typeof lockstep>>) =>
  problemsOf(found)
    .filter(({ code }) => ['different-output', 'example-not-ready', 'rejected-manifest'].includes(code))
    .map(({ code, file, line }) => [code, file, line]);

describe.skipIf(!hasKubectl)(
  `examples --run${hasKubectl ? '' : ' (skipped: kubectl is not on the PATH)'}`,
  () => {
    it('does what a page says in a namespace that is removed, and removes what earlier runs left', async () => {
      const managed = { 'app.kubernetes.io/managed-by': 'lockstep' };
      const later = String(Math.floor(Date.now() / 1000) + 10_000);
      const { kubeconfig, requests, url, namespaces } = await start({
        existing: {
          'lockstep-run-old-1': { ...managed, 'lockstep/expires': '1', 'lockstep/owner': 'other.1' },
          'lockstep-run-other-1': { ...managed, 'lockstep/expires': later, 'lockstep/owner': 'other.1' },
          'someone-elses': { ...managed, 'lockstep/expires': '1' },
        },
      });
      const found = await run(
        {
          'content/en/docs/events.md': PAGE('Running'),
          'examples/alone.yaml': POD.replace('lifecycle-demo', 'alone'),
        },
        kubeconfig,
      );
      expect(reported(found)).toEqual([]);
      expect(found.code).toBe(0);
      expect(JSON.parse(found.stdout).cluster).toEqual({
        context: 'test',
        server: url,
        run: { scenarios: 2, applied: 2, compared: 2, skipped: 2 },
      });
      expect(namespaces()).toEqual(['default', 'lockstep-run-other-1', 'someone-elses']);
      expect(
        requests.filter((request) => request.startsWith('DELETE') && request.includes('default')),
      ).toEqual([]);
    });

    it('reports the differing line of an output, and states that are not ready', async () => {
      const { kubeconfig } = await start({
        store: createObjectStore((object) =>
          object.metadata.name === 'alone' ? { phase: 'Pending' } : readyStatus(object),
        ),
      });
      const found = await run(
        {
          'content/en/docs/events.md': PAGE('Pending'),
          'examples/alone.yaml': POD.replace('lifecycle-demo', 'alone'),
          'examples/wrong.yaml': POD.replace('lifecycle-demo', 'wrong').replace(
            'containers:',
            'containerz: []\n  containers:',
          ),
        },
        kubeconfig,
      );
      expect(reported(found).sort()).toEqual([
        ['different-output', 'content/en/docs/events.md', 23],
        ['example-not-ready', 'examples/alone.yaml', 4],
        ['rejected-manifest', 'examples/wrong.yaml', 6],
      ]);
      expect(found.code).toBe(1);
    });

    it.each(['SIGTERM', 'SIGKILL'] as const)('keeps nothing after %s', async (signal) => {
      let stop = () => {};
      const left = Promise.withResolvers<void>();
      const { kubeconfig, namespaces } = await start({
        onRequest(request) {
          if (request.method === 'DELETE' && request.url?.includes('/namespaces/lockstep-run-') === true)
            setImmediate(() => left.resolve());
          const hangs = request.method === 'POST' && request.url?.includes('/pods') === true;
          if (hangs) stop();
          return hangs;
        },
      });
      await run({}, kubeconfig, {
        signal,
        onStart: (kill) => {
          stop = kill;
        },
      });
      // After SIGKILL, the namespace is removed by the shell that waits for the end of the program.
      await left.promise;
      expect(namespaces()).toEqual(['default']);
    });
  },
);
