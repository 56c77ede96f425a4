import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { sortProblems as sorted } from '../../src/diagnostics/index.ts';
import { removeFiles, runProgram, systemClock } from '../../src/io/index.ts';
import {
  askAboutExamples,
  type Cluster,
  ClusterError,
  checkExamples,
  type ExamplesResult,
  readCluster,
} from '../../src/pipeline/index.ts';
import { type Command, oneOf, readArguments, UsageError } from '../arguments.ts';
import { FORMATS, printReport } from '../report.ts';
import { SITE_OPTIONS, siteDirectory } from '../site-options.ts';

export const examples: Command = {
  name: 'examples',
  summary: 'checks the example manifests, and those in pages',
  help: `Usage: lockstep examples [options]
       lockstep examples dedupe [--write] [--site DIR --locale L --format F]

Checks every example of a site: that it can be read, that it is what its kind says, that its parts fit, that copies in other languages are the
same object, that pages show it. Manifests and kubectl commands in pages are checked the same way.

dedupe lists copies in other languages that say nothing of their own; --write removes them.

  --site DIR        the site directory (default: this repository)
  --locale L        only this locale; may be repeated
  --format F        table, json or github
  --server          also tries each example on the cluster of kubectl's current context (a dry run, in a namespace of its own)
  --yes             does not ask whether that cluster is the right one

Exit code: 0, 1 with errors, 2 for misuse, a crash or a cluster that does not answer.
`,
  async run(args) {
    const { values, positionals } = readArguments(
      args,
      {
        ...SITE_OPTIONS,
        server: { type: 'boolean' },
        yes: { type: 'boolean' },
        write: { type: 'boolean' },
      },
      true,
    );
    const [action, ...more] = positionals;
    if (more.length > 0 || (action !== undefined && action !== 'dedupe')) {
      throw new UsageError(`Unexpected “${more[0] ?? action}”, expected nothing or dedupe.`);
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
    const format = oneOf(values.format, FORMATS, 'table', 'format');
    const root = resolve(siteDirectory(values.site));
    const result = await checkExamples({ root, locales: values.locale ?? [], clock: systemClock });
    if (action === 'dedupe') return dedupe(result, root, values.write === true, format === 'json');
    if (values.server !== true) return report(result, format, root);
    try {
      return await reportWithCluster(result, format, root, values.yes === true);
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      process.stderr.write(`lockstep: ${error.message}\n  → ${error.hint}\n`);
      return 2;
    }
  },
};

function report(
  result: Pick<ExamplesResult, 'checked' | 'problems'>,
  format: (typeof FORMATS)[number],
  root: string,
  more: object = {},
): number {
  printReport(result, format, root, more);
  if (format === 'table') process.stdout.write(`Checked ${result.checked} examples.\n`);
  return result.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function reportWithCluster(
  result: ExamplesResult,
  format: (typeof FORMATS)[number],
  root: string,
  yes: boolean,
): Promise<number> {
  const interrupted = new AbortController();
  const options = { run: runProgram, env: process.env, signal: interrupted.signal };
  const cluster = await readCluster(options);
  process.stderr.write(`The cluster is ${cluster.server} (context ${cluster.context}).\n`);
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
      format,
      root,
      { cluster: { context, server, asked: asked.asked } },
    );
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
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
  for (const { file, source } of identical) process.stdout.write(`${file} is ${source}\n`);
  const found = `${identical.length} ${identical.length === 1 ? 'copy says' : 'copies say'} nothing of their own`;
  process.stdout.write(write ? `Removed: ${found}.\n` : `${found}; --write removes them.\n`);
  return 0;
}
