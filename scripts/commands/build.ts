import { resolve } from 'node:path';
import { LEAST_MEMORY, limitMemory, systemClock } from '../../src/io/index.ts';
import { type BuildSummary, buildSite, type VersionSummary } from '../../src/site/index.ts';
import { type Command, readArguments, toBasePath, toBytes, toSeconds, UsageError } from '../arguments.ts';
import { fillShard, toShard } from '../build-shard.ts';
import { renderPresets, renderReference } from '../presets.ts';
import { createProgress } from '../progress.ts';
import { exitCodeOf, isForPeople, printReports, readFormats } from '../report.ts';
import { toRedis, withSharedCache } from '../shared-cache.ts';
import { siteDirectory } from '../site-options.ts';
import { build as usage } from '../usage/build.ts';

export const build: Command = {
  usage,
  async run(args) {
    const { values } = readArguments(args, usage.options);
    const outputs = readFormats(values.format);
    const root = siteDirectory(values.site);
    limitMemory(values.memory === undefined ? undefined : toMemory(values.memory));
    if (values.shard !== undefined) return fillShard(toShard(values), values, outputs, root);
    const redis = values.redis === undefined ? undefined : toRedis(values.redis);
    const out = values.out === undefined ? undefined : resolve(values.out);
    const progress = createProgress(process.stderr, !isForPeople(outputs) && !process.stderr.isTTY);
    const result = await buildSite({
      root,
      out,
      locales: values.locale ?? [],
      basePath: toBasePath(values.base),
      cache: values.cache,
      timeLimitSeconds: toSeconds(values['time-limit'] ?? usage.options['time-limit'].fallback, 'time-limit'),
      search: values.search,
      strict: values.strict === true,
      emptyOut: values['empty-out'] === true,
      clock: systemClock,
      redis,
      env: redis === undefined ? process.env : withSharedCache(process.env, redis),
      onProgress: progress.report,
    }).finally(progress.end);
    const checked = result.summary?.pages.reduce((sum, { count }) => sum + count, 0) ?? 0;
    printReports({ checked, problems: result.problems }, outputs, root, {
      more: { summary: result.summary ?? null },
      summary: renderSummary(result.summary, result.out ?? out),
    });
    return exitCodeOf(result);
  },
};

function toMemory(value: string): number {
  const bytes = toBytes(value, 'memory');
  if (bytes < LEAST_MEMORY)
    throw new UsageError(
      `Unexpected value “${value}” of --memory, expected at least ${LEAST_MEMORY / 1024 ** 2}M, which the program itself needs.`,
    );
  return bytes;
}

function renderSummary(summary: BuildSummary | undefined, out: string | undefined): string {
  if (summary === undefined)
    return out === undefined ? 'Nothing was written.\n' : `Nothing was written to ${out}.\n`;
  const {
    pages,
    rendered,
    printed,
    milliseconds,
    presets,
    hugo,
    diagrams,
    remote,
    machines,
    versions = [],
  } = summary;
  const total = pages.reduce((sum, { count }) => sum + count, 0);
  const rows = pages.map(({ locale, count }) => `  ${locale.padEnd(8)} ${String(count).padStart(6)} pages`);
  const seconds = (milliseconds / 1000).toFixed(1);
  return `${renderReference(hugo)}${renderPresets(presets)}${rows.join('\n')}\nBuilt ${total} pages in ${seconds} s (${rendered} rendered, ${printed} printed, the rest from the cache) into ${out}\n${renderDiagrams(diagrams)}${versions.map(renderVersion).join('')}${renderMachines(machines)}${renderRemote(remote)}`;
}

function renderVersion(version: VersionSummary): string {
  const { name, pages, rendered, printed, milliseconds, errors, warnings } = version;
  const found =
    errors + warnings === 0
      ? ''
      : `; ${errors} errors and ${warnings} warnings, which “lockstep check --version ${name}” lists`;
  return `Version ${name}: ${pages} pages in ${(milliseconds / 1000).toFixed(1)} s (${rendered} rendered, ${printed} printed) below ${name}/${found}\n`;
}

function renderDiagrams(diagrams: BuildSummary['diagrams']): string {
  if (diagrams === undefined) return '';
  const { drawn, cached, invalid, left } = diagrams;
  const unread = invalid === 0 ? '' : `, ${invalid} that Mermaid cannot read`;
  const lines = left.map(({ reason, count }) => `  ${count} not drawn when the site is built: ${reason}\n`);
  return `Diagrams: ${drawn} drawn, ${cached} from the cache${unread}\n${lines.join('')}`;
}

function renderRemote(remote: BuildSummary['remote']): string {
  if (remote === undefined) return '';
  const damaged = remote.damaged === 0 ? '' : `, ${remote.damaged} were damaged and not used`;
  return `Remote cache: ${remote.brought} entries brought, ${remote.sent} sent${damaged}\n`;
}

function renderMachines(machines: BuildSummary['machines']): string {
  if (machines === undefined) return '';
  const { batches, byWorkers, workers } = machines;
  if (batches === 0) return 'Workers: none were asked, there was too little to do\n';
  return `Workers: ${byWorkers} of ${batches} batches came from ${workers} ${workers === 1 ? 'worker' : 'workers'}\n`;
}
