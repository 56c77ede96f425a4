/** `examples --server` and `--run`: shows the cluster, asks for confirmation, and stops requests when the program ends. */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { createInterface } from 'node:readline/promises';
import type { Problem } from '../src/diagnostics/index.ts';
import { type BaseTree, createDiskFiles, runProgram, sha256, systemClock, wait } from '../src/io/index.ts';
import {
  type Cluster,
  type ExamplesResult,
  readCluster,
  runExamples,
  validateExamples,
} from '../src/manifests/index.ts';
import { printableLines } from '../src/reporters/index.ts';
import { UsageError } from './arguments.ts';

export interface OnClusterOptions {
  readonly root: string;
  /** Skips the confirmation. */
  readonly yes: boolean;
  /** In seconds. If given, examples are run; otherwise they are only validated (a dry run). */
  readonly runTimeout: number | undefined;
}

export interface OnClusterResult {
  readonly problems: readonly Problem[];
  /** Fields of the JSON report. */
  readonly cluster: object;
}

/** The examples to check on a cluster. */
type ClusterExamples = Pick<ExamplesResult, 'manifests' | 'scenarios'>;

/** Limits a check on a cluster to what a branch changed: unchanged examples and pages are skipped. */
export function changedOnBranch(
  { manifests, scenarios }: ClusterExamples,
  root: string,
  base: BaseTree,
): ClusterExamples {
  if (base.root === undefined) return { manifests, scenarios };
  const now = createDiskFiles(root);
  const before = createDiskFiles(base.root);
  const origins = new Map([...base.moved].map(([from, to]) => [to, from]));
  const isSame = ({ file }: { readonly file: string }): boolean => {
    const read = now.readText(file);
    const old = before.readText(origins.get(file) ?? file);
    return read.kind === 'text' && old.kind === 'text' && read.text === old.text;
  };
  return {
    manifests: manifests.filter((manifest) => !isSame(manifest)),
    scenarios: scenarios.filter((scenario) => {
      const used = [...scenario.examples, ...scenario.steps.flatMap(({ examples = [] }) => examples)];
      return ![scenario, ...used].every(isSame);
    }),
  };
}

/** @returns `undefined` if the user declines */
export async function onCluster(
  result: ClusterExamples,
  { root, yes, runTimeout }: OnClusterOptions,
): Promise<OnClusterResult | undefined> {
  const interrupted = new AbortController();
  const calls = { run: runProgram, env: process.env, signal: interrupted.signal };
  const cluster = await readCluster(calls);
  const { context, server } = cluster;
  process.stderr.write(printableLines(`The cluster is ${server} (context ${context}).\n`));
  if (!yes && !(await confirm(cluster, runTimeout !== undefined))) return undefined;
  const stop = () => interrupted.abort();
  for (const signal of SIGNALS) process.once(signal, stop);
  const shared = { ...calls, root, cluster };
  const id = randomBytes(4).toString('hex');
  try {
    if (runTimeout === undefined) {
      const { problems, asked } = await validateExamples(result.manifests, {
        ...shared,
        namespace: `lockstep-examples-${id}`,
        onProgress: printProgress('Asking the cluster'),
      });
      return { problems, cluster: { context, server, asked } };
    }
    const { problems, ...run } = await runExamples(result.scenarios, {
      ...shared,
      runId: id,
      owner: { machine: sha256(hostname()).slice(0, 12), pid: process.pid },
      timeoutSeconds: runTimeout,
      clock: systemClock,
      wait,
      onProgress: printProgress('Running on the cluster'),
    });
    return { problems, cluster: { context, server, run } };
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function printProgress(what: string): (done: number, total: number) => void {
  return (done, total) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r\u001b[2K${what}: ${done}/${total}${done === total ? '\n' : ''}`);
  };
}

async function confirm({ context }: Cluster, runs: boolean): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new UsageError(
      'Unexpected absence of a terminal to ask whether this is the right cluster, expected the option --yes.',
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const question = runs
      ? `Run the examples on ${context}, in namespaces that are removed?`
      : `Try the examples on ${context}? Nothing is kept there.`;
    const answer = await terminal.question(`${question} [y/N] `);
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
