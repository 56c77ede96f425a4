/** A cluster accessed through `kubectl`: finds it, creates a namespace in it, and validates manifests. */
import type { ProgramResult, RunProgram } from '../../io/index.ts';

export interface ClusterOptions {
  readonly run: RunProgram;
  /** For kubectl: `KUBECONFIG`, `HOME` … */
  readonly env: NodeJS.ProcessEnv;
  /** Aborts calls in progress. */
  readonly signal?: AbortSignal | undefined;
}

export interface Cluster {
  /** The context of kubectl's configuration. */
  readonly context: string;
  /** Address of its API server. */
  readonly server: string;
  /** The option for the strictest validation that this kubectl supports. */
  readonly validation: string;
}

/** The cluster cannot be used: the whole run ends. */
export class ClusterError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** Contexts of local clusters, as their tools name them. */
const LOCAL = /^(?:kind-.+|k3d-.+|minikube|docker-desktop|rancher-desktop)$/;

/** The cluster that kubectl is configured for, else the only one on this machine. No request is sent yet. */
export async function readCluster(options: ClusterOptions): Promise<Cluster> {
  const version = await kubectl(options, ['version', '--client', '--output=json']);
  const minor = Number(/"minor":\s*"(\d+)/.exec(version)?.[1] ?? 0);
  const current = await options.run('kubectl', ['config', 'current-context'], { env: options.env });
  const named = current.kind === 'ended' && current.code === 0 ? current.stdout.trim() : '';
  const local = named === '' ? await localContexts(options) : [];
  const context = named === '' && local.length === 1 ? (local[0] ?? '') : named;
  if (context === '') {
    throw new ClusterError(
      `Unexpected absence of a current context, expected one in the configuration of kubectl${local.length === 0 ? '' : `, or one cluster on this machine instead of ${local.join(', ')}`}.`,
      'Start a cluster (kind create cluster, minikube start), or choose one by kubectl config use-context.',
    );
  }
  const server = await kubectl(options, [
    'config',
    'view',
    '--minify',
    `--context=${context}`,
    '--output=jsonpath={.clusters[0].cluster.server}',
  ]);
  // Up to 1.24, kubectl validates fields itself, against the server's schemas.
  return { context, server: server.trim(), validation: `--validate=${minor >= 25 ? 'strict' : 'true'}` };
}

async function localContexts(options: ClusterOptions): Promise<string[]> {
  const names = await kubectl(options, ['config', 'get-contexts', '--output=name']);
  return names.split('\n').filter((name) => LOCAL.test(name));
}

/** Creates a namespace, passes it on, and removes it in any case. */
export async function withNamespace<T>(
  options: ClusterOptions,
  cluster: Cluster,
  name: string,
  use: () => Promise<T>,
): Promise<T> {
  const context = `--context=${cluster.context}`;
  const namespace = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  await kubectl(options, [context, 'create', '--validate=false', '-f', '-'], namespace);
  const [used] = await Promise.allSettled([use()]);
  // Without the caller's signal, so that an interrupted run cleans up too.
  const removed = await options.run('kubectl', [context, 'delete', 'namespace', name, '--wait=false'], {
    env: options.env,
  });
  const left =
    removed.kind === 'ended' && removed.code === 0
      ? ''
      : ` The namespace ${name} may be left behind: kubectl ${context} delete namespace ${name}.`;
  if (used.status === 'rejected') {
    const { reason } = used;
    throw reason instanceof ClusterError ? new ClusterError(reason.message + left, reason.hint) : reason;
  }
  if (left !== '') throw new ClusterError(clusterMessage(removed) + left, 'Remove it by hand.');
  return used.value;
}

export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly reasons: readonly string[] };

/** The cluster's verdict on a manifest, without keeping it: a path, or the text itself. */
export async function validateManifest(
  options: ClusterOptions,
  cluster: Cluster,
  namespace: string,
  manifest: { readonly path: string } | { readonly text: string },
): Promise<Verdict> {
  const file = 'path' in manifest ? manifest.path : '-';
  const args = [
    `--context=${cluster.context}`,
    'apply',
    '--dry-run=server',
    cluster.validation,
    `--namespace=${namespace}`,
    '-f',
    file,
  ];
  const result = await options.run('kubectl', args, {
    env: options.env,
    signal: options.signal,
    ...('text' in manifest ? { input: manifest.text } : {}),
  });
  if (result.kind === 'ended' && result.code === 0) return { kind: 'accepted' };
  const broken = brokenConnection(result);
  if (broken !== undefined) throw broken;
  const text = result.kind === 'ended' ? result.stderr : '';
  return { kind: 'rejected', reasons: reasonsOf(text) };
}

/** One line for each error, without kubectl's advice and repetitions. */
export function reasonsOf(stderr: string): string[] {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^Warning: /.test(line) && !/^(?:W|I)\d{4} /.test(line));
  return lines.length === 0 ? ['kubectl gave no reason'] : [...new Set(lines)];
}

/** Runs kubectl, whatever the result; a cluster that cannot be reached is a {@link ClusterError}. */
export async function tryKubectl(
  options: ClusterOptions,
  args: readonly string[],
  input?: string,
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const result = await options.run('kubectl', args, { env: options.env, signal: options.signal, input });
  if (result.kind === 'ended' && result.code === 0) return result;
  const broken = brokenConnection(result);
  if (broken !== undefined || result.kind !== 'ended')
    throw broken ?? new ClusterError(clusterMessage(result), 'Run the command again.');
  return result;
}

/** Runs kubectl, which must succeed. */
export async function kubectl(
  options: ClusterOptions,
  args: readonly string[],
  input?: string,
): Promise<string> {
  const result = await options.run('kubectl', args, { env: options.env, signal: options.signal, input });
  if (result.kind === 'ended' && result.code === 0) return result.stdout;
  throw (
    brokenConnection(result) ??
    new ClusterError(clusterMessage(result), 'Read kubectl’s message, and run the command yourself.')
  );
}

function clusterMessage(result: ProgramResult): string {
  if (result.kind === 'not-started') return `Unexpected answer of the system: ${result.reason}.`;
  const lastLine = result.stderr.trim().split('\n').at(-1) ?? '';
  return `Unexpected end of kubectl: ${lastLine === '' ? `${result.kind}` : lastLine}${/[.!]$/.test(lastLine) ? '' : '.'}`;
}

/** The reason why the cluster cannot be used at all, whatever the manifest. */
function brokenConnection(result: ProgramResult): ClusterError | undefined {
  if (result.kind === 'not-started') {
    return new ClusterError(
      'Unexpected absence of kubectl, expected the program on the PATH.',
      'Install kubectl, or omit --server: the other checks need no cluster.',
    );
  }
  if (result.kind === 'killed') {
    return new ClusterError(
      `Unexpected end of kubectl by ${result.signal}, expected its answer.`,
      'Run the command again.',
    );
  }
  if (/Unauthorized|must be logged in|provide credentials/i.test(result.stderr)) {
    return new ClusterError(
      'Unexpected refusal of the credentials, expected the cluster to know them.',
      'Log in to the cluster, or choose another context.',
    );
  }
  if (/namespaces .*is forbidden/.test(result.stderr)) {
    return new ClusterError(
      'Unexpected refusal to create a namespace, expected permission to create and delete namespaces.',
      'Ask for the permission, or use a cluster of your own (kind create cluster, minikube start).',
    );
  }
  return UNREACHABLE.test(result.stderr)
    ? new ClusterError(
        `Unexpected lack of an answer from the cluster: ${result.stderr.trim().split('\n').at(-1) ?? ''}`,
        'Start the cluster, or choose another context.',
      )
    : undefined;
}

const UNREACHABLE =
  /was refused|Unable to connect to the server|connection refused|no such host|i\/o timeout|connection reset|unexpected EOF|: EOF|server has asked for the client/i;
