/**
 * Exports all translations of a site to files for translation tools and imports them again: pages that have changed are failures. GNU gettext and
 * translate-toolkit check the files, if they are installed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readArguments, UsageError } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import {
  EXCHANGE_FORMATS,
  type Exported,
  exportPages,
  importEntries,
  reportDrift,
  type Tree,
} from '../src/drift/index.ts';

const HEADER = { sourceLang: 'en', date: '2026-01-01T00:00:00Z' };

/** `bench exchange`. @returns the exit code */
export async function benchExchange(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands.exchange.options);
  if (values.site === undefined) throw new UsageError('Expected a site: bench exchange --site DIR.');
  const work = mkdtempSync(join(tmpdir(), 'lockstep-exchange-'));
  try {
    const { report, tree } = await reportDrift({
      root: resolve(values.site),
      locales: values.locale ?? [],
      cache: values.cache ?? join(work, 'cache'),
      env: {},
    });
    if (report === undefined || tree === undefined)
      throw new UsageError(`Unexpected site ${values.site}, expected one with content.`);
    let failures = 0;
    for (const { locale } of report.locales) {
      const pages = report.pages.filter((page) => page.locale === locale);
      const exported = await exportPages(pages, tree);
      if (exported.segments.length === 0) continue;
      const { pages: count, segments, missing } = exported;
      const fuzzy = segments.filter(({ isFuzzy }) => isFuzzy).length;
      console.log(
        `${locale}: ${count} pages, ${segments.length} segments, ${fuzzy} of them fuzzy, ${missing} blocks without a counterpart`,
      );
      const files = await writeFiles(work, locale, exported, tree);
      for (const [name, file] of files) {
        const text = readFileSync(file, 'utf8');
        const imported = await importEntries(await EXCHANGE_FORMATS[name].parse(text), pages, tree);
        const changed = imported.pages.filter((page) => page.text !== undefined);
        console.log(
          `  ${name}: ${changed.length} pages changed, ${imported.refusals.length} refusals`,
          ...[...changed.map(({ page }) => page.file), ...imported.refusals.map(({ why }) => why)].slice(
            0,
            5,
          ),
        );
        failures += changed.length + imported.refusals.length;
      }
      failures += lookAt(files.get('po') ?? '', work);
    }
    return failures === 0 ? 0 : 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

type Format = keyof typeof EXCHANGE_FORMATS;

async function writeFiles(
  work: string,
  locale: string,
  { segments }: Exported,
  { site }: Tree,
): Promise<ReadonlyMap<Format, string>> {
  const lang = site.locales.find(({ name }) => name === locale)?.lang ?? locale;
  const files = new Map<Format, string>();
  for (const [name, { carries, render }] of Object.entries(EXCHANGE_FORMATS)) {
    const carried = segments.filter(({ source, translation }) => [source, translation].every(carries));
    const file = join(work, `${locale}.${name}`);
    writeFileSync(file, await render(carried, { ...HEADER, locale, lang }));
    files.set(name as Format, file);
  }
  return files;
}

/** Findings of gettext and translate-toolkit for a file. Fuzzy entries are omitted: they translate an earlier source. */
function lookAt(file: string, work: string): number {
  const checks: readonly (readonly [string, ...string[]])[] = [
    ['msgfmt', '--check', '-o', '/dev/null', file],
    ['msgmerge', '--quiet', '-o', '/dev/null', file, file],
  ];
  let failed = 0;
  for (const [program, ...args] of checks) {
    const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    console.log(
      `  ${program}: ${error === undefined ? `exit code ${status} ${stderr.trim()}` : 'not installed'}`,
    );
    if (error === undefined && status !== 0) failed += 1;
  }
  const findings = join(work, 'findings.po');
  const { error } = spawnSync('pofilter', ['--nofuzzy', file, findings], { encoding: 'utf8' });
  if (error !== undefined) console.log('  pofilter: not installed');
  else {
    const counts = new Map<string, number>();
    for (const [, name = ''] of readFileSync(findings, 'utf8').matchAll(/\(pofilter\) (\w+):/g))
      counts.set(name, (counts.get(name) ?? 0) + 1);
    const named = [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`);
    console.log(`  pofilter, without fuzzy entries: ${named.join(', ')}`);
  }
  return failed;
}
