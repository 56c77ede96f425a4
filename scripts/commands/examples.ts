import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { GateReport } from '../../src/check/index.ts';
import { sortProblems as sorted } from '../../src/diagnostics/index.ts';
import { removeFiles, runProgram, systemClock } from '../../src/io/index.ts';
import {
  allReleases,
  askAboutExamples,
  type Cluster,
  ClusterError,
  checkExamples,
  type ExamplesResult,
  findRelease,
  readCluster,
} from '../../src/manifests/index.ts';
import { printableLines, printableValue } from '../../src/reporters/index.ts';
import { type Command, readArguments, UsageError } from '../arguments.ts';
import { readPaths } from '../asked-paths.ts';
import { renderGate, runWithGate } from '../gate.ts';
import { exitCodeOf, type Output, printReports, readFormats } from '../report.ts';
import { siteDirectory } from '../site-options.ts';
import { examples as usage } from '../usage/examples.ts';

export const examples: Command = {
  usage,
  async run(args) {
    const { values, positionals } = readArguments(
      args,
      { ...usage.options, ...usage.subcommands.dedupe.options },
      true,
    );
    const action = positionals[0] === 'dedupe' ? 'dedupe' : undefined;
    if (action !== undefined && positionals.length > 1) {
      throw new UsageError(`Unexpected “${positionals[1]}” after dedupe, expected nothing.`);
    }
    if (values.write === true && action !== 'dedupe') {
      throw new UsageError('Unexpected option --write without dedupe.');
    }
    if (values.yes === true && values.server !== true) {
      throw new UsageError('Unexpected option --yes without --server.');
    }
    if (values.server === true && action === 'dedupe') {
      throw new UsageError('Unexpected option --server of dedupe.');
    }
    const versions = readVersions(values['kubernetes-version']);
    const outputs = readFormats(values.format);
    const root = resolve(siteDirectory(values.site));
    const paths = action === undefined ? readPaths(positionals, root) : [];
    if (action === 'dedupe' && (values.baseline ?? values['changed-since']) !== undefined) {
      throw new UsageError('Unexpected option --baseline or --changed-since of dedupe.');
    }
    const { result, gate } = await runWithGate(root, values, false, (run) =>
      checkExamples({
        root: run.root,
        locales: values.locale ?? [],
        paths: run.pathsBefore(paths),
        clock: systemClock,
        select: action === 'dedupe' ? undefined : run.select,
        kubernetesVersions: versions,
      }),
    );
    if (result.unusable === true) return report(result, outputs, root, gate);
    if (action === 'dedupe') return dedupe(result, root, values.write === true, isJson(outputs));
    if (values.server !== true) return report(result, outputs, root, gate);
    try {
      return await reportWithCluster(result, outputs, root, values.yes === true, gate);
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      process.stderr.write(printableLines(`lockstep: ${error.message}\n  → ${error.hint}\n`));
      return 2;
    }
  },
};

/** Releases of Kubernetes that are asked for. */
function readVersions(given: readonly string[] = []): readonly string[] {
  const unknown = given.find((version) => findRelease(version) === undefined);
  if (unknown === undefined) return given;
  throw new UsageError(
    `Unexpected --kubernetes-version ${unknown}, expected one of ${[...allReleases().keys()].join(', ')}.`,
  );
}

function report(
  result: Pick<ExamplesResult, 'checked' | 'problems' | 'unusable'>,
  outputs: readonly Output[],
  root: string,
  gate: GateReport,
  more: object = {},
): number {
  printReports(result, outputs, root, {
    more: { ...gate, ...more },
    summary: `${renderGate(gate)}Checked ${result.checked} examples.\n`,
    notes: renderGate(gate).split('\n').filter(Boolean),
  });
  return exitCodeOf(result);
}

async function reportWithCluster(
  result: ExamplesResult,
  outputs: readonly Output[],
  root: string,
  yes: boolean,
  gate: GateReport,
): Promise<number> {
  const interrupted = new AbortController();
  const options = { run: runProgram, env: process.env, signal: interrupted.signal };
  const cluster = await readCluster(options);
  process.stderr.write(printableLines(`The cluster is ${cluster.server} (context ${cluster.context}).\n`));
  if (!yes && !(await confirm(cluster))) return 2;
  const stop = () => interrupted.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const asked = await askAboutExamples(result.manifests, {
      ...options,
      root,
      cluster,
      namespace: `lockstep-examples-${randomBytes(4).toString('hex')}`,
      onProgress: (done, total) => {
        if (process.stderr.isTTY)
          process.stderr.write(
            `\r\u001b[2KAsking the cluster: ${done}/${total}${done === total ? '\n' : ''}`,
          );
      },
    });
    const { context, server } = cluster;
    return report(
      { checked: result.checked, problems: sorted([...result.problems, ...asked.problems]) },
      outputs,
      root,
      gate,
      { cluster: { context, server, asked: asked.asked } },
    );
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

function isJson(outputs: readonly Output[]): boolean {
  const [printed] = outputs.filter(({ file }) => file === undefined);
  if (outputs.length > 1 || (printed?.format !== 'json' && printed?.format !== 'table'))
    throw new UsageError('Unexpected --format of dedupe, expected table or json.');
  return printed.format === 'json';
}

async function confirm({ context }: Cluster): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new UsageError(
      'Unexpected absence of a terminal to ask whether this is the right cluster, expected the option --yes.',
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`Try the examples on ${context}? Nothing is kept there. [y/N] `);
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}

function dedupe({ identical }: ExamplesResult, root: string, write: boolean, asJson: boolean): number {
  if (write)
    removeFiles(
      root,
      identical.map(({ file }) => file),
    );
  if (asJson) {
    process.stdout.write(
      `${JSON.stringify({ checked: identical.length, removed: write, identical }, undefined, 2)}\n`,
    );
    return 0;
  }
  for (const { file, source } of printableValue(identical)) process.stdout.write(`${file} is ${source}\n`);
  const found = `${identical.length} ${identical.length === 1 ? 'copy says' : 'copies say'} nothing of their own`;
  process.stdout.write(write ? `Removed: ${found}.\n` : `${found}; --write removes them.\n`);
  return 0;
}
