import { resolve } from 'node:path';
import type { GateReport } from '../../src/check/index.ts';
import { type BaseTree, removeFiles, systemClock } from '../../src/io/index.ts';
import {
  allReleases,
  ClusterError,
  checkExamples,
  type ExamplesResult,
  findRelease,
  type ValidateExamples,
} from '../../src/manifests/index.ts';
import { printableLines, printableValue } from '../../src/reporters/index.ts';
import { type Command, readArguments, UsageError } from '../arguments.ts';
import { changedOnBranch, onCluster } from '../examples-on-cluster.ts';
import { renderGate, runWithGate } from '../gate.ts';
import { exitCodeOf, type Output, printReports, readFormats } from '../report.ts';
import { readPaths } from '../selected-paths.ts';
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
    const { server = false, run: runs = false } = values;
    checkClusterOptions(values, action === 'dedupe');
    const versions = readVersions(values['kubernetes-version']);
    const outputs = readFormats(values.format);
    const root = resolve(siteDirectory(values.site));
    const paths = action === undefined ? readPaths(positionals, root) : [];
    if (action === 'dedupe' && (values.baseline ?? values['changed-since']) !== undefined) {
      throw new UsageError('Unexpected option --baseline or --changed-since of dedupe.');
    }
    const cluster = createClusterQuestion(root, {
      usesCluster: action === undefined && (server || runs),
      yes: values.yes === true,
      runTimeout: runs ? readTimeout(values['run-timeout']) : undefined,
    });
    try {
      const { result, gate } = await runWithGate<ExamplesResult>(root, values, false, (run, base) =>
        checkExamples({
          root: run.root,
          locales: values.locale ?? [],
          paths: run.pathsBefore(paths),
          clock: systemClock,
          select: action === 'dedupe' ? undefined : run.select,
          kubernetesVersions: versions,
          scenarios: runs && !run.isBase,
          validate: run.isBase ? undefined : cluster.validate?.(base?.tree),
        }),
      );
      if (action === 'dedupe' && result.unusable !== true)
        return dedupe(result, root, values.write === true, isJson(outputs));
      return report(result, outputs, root, gate, cluster.facts());
    } catch (error) {
      if (error instanceof Declined) return 2;
      if (!(error instanceof ClusterError)) throw error;
      process.stderr.write(printableLines(`lockstep: ${error.message}\n  → ${error.hint}\n`));
      return 2;
    }
  },
};

/** The user did not confirm the cluster. */
class Declined extends Error {}

interface ClusterQuestion {
  /** Set if a cluster is used. Given the tree at the start of a branch, only changes of the branch are checked. */
  readonly validate: ((base: BaseTree | undefined) => ValidateExamples) | undefined;
  /** For JSON: the cluster, and the number of manifests that were sent to it. */
  facts(): object;
}

function createClusterQuestion(
  root: string,
  { usesCluster, yes, runTimeout }: { usesCluster: boolean; yes: boolean; runTimeout: number | undefined },
): ClusterQuestion {
  let facts: object = {};
  const validate = (base: BaseTree | undefined): ValidateExamples => {
    return async (found) => {
      const wanted = base === undefined ? found : changedOnBranch(found, root, base);
      if (base !== undefined && wanted.manifests.length + wanted.scenarios.length === 0) return [];
      const answer = await onCluster(wanted, { root, yes, runTimeout });
      if (answer === undefined) throw new Declined();
      facts = { cluster: answer.cluster };
      return answer.problems;
    };
  };
  return { validate: usesCluster ? validate : undefined, facts: () => facts };
}

/** The requested Kubernetes releases. */
function readVersions(given: readonly string[] = []): readonly string[] {
  const unknown = given.find((version) => findRelease(version) === undefined);
  if (unknown === undefined) return given;
  throw new UsageError(
    `Unexpected value “${unknown}” of --kubernetes-version, expected one of ${[...allReleases().keys()].join(', ')}.`,
  );
}

interface ClusterValues {
  readonly server?: boolean | undefined;
  readonly run?: boolean | undefined;
  readonly yes?: boolean | undefined;
  readonly 'run-timeout'?: string | undefined;
}

function checkClusterOptions(values: ClusterValues, isDedupe: boolean): void {
  const { server = false, run: runs = false, yes = false } = values;
  if (server && runs) throw new UsageError('Unexpected --server with --run, expected one of them.');
  if (yes && !server && !runs) throw new UsageError('Unexpected option --yes without --server or --run.');
  if (values['run-timeout'] !== undefined && !runs)
    throw new UsageError('Unexpected option --run-timeout without --run.');
  if (isDedupe && (server || runs))
    throw new UsageError(`Unexpected option --${server ? 'server' : 'run'} of dedupe.`);
}

/** The time limit for running examples, in seconds. */
function readTimeout(given = '60'): number {
  if (/^\d{1,5}$/.test(given)) return Number(given);
  throw new UsageError(`Unexpected value “${given}” of --run-timeout, expected a whole number of seconds.`);
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

function isJson(outputs: readonly Output[]): boolean {
  const [printed] = outputs.filter(({ file }) => file === undefined);
  if (outputs.length > 1 || (printed?.format !== 'json' && printed?.format !== 'table'))
    throw new UsageError('Unexpected --format of dedupe, expected table or json.');
  return printed.format === 'json';
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
