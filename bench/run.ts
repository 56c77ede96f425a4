/**
 * Measures builds of a site directory in one run (cold, unchanged, after the edit of one page) and checks the ratios between them. Times differ from
 * machine to machine, ratios hardly do.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bench as usage } from '../scripts/usage/bench.ts';
import { readBenchArguments, withMisuse } from './arguments.ts';
import { benchCompare } from './compare.ts';
import { copySite } from './copy-site.ts';
import { benchDev } from './dev.ts';
import { benchDrift } from './drift.ts';
import { benchDriftHistories } from './drift-histories.ts';
import { benchDriftSeverity } from './drift-severity.ts';
import { benchEditor } from './editor.ts';
import { benchEdits } from './edits.ts';
import { benchExchange } from './exchange.ts';
import { firstPage } from './first-page.ts';
import { benchFuzz } from './fuzz.ts';
import { benchHugoSites } from './hugo-sites.ts';
import { benchKillsFrom } from './kills.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchLinkPlaces } from './link-places.ts';
import { benchLinks } from './links.ts';
import { benchLinksFaults } from './links-faults.ts';
import { benchLinksPass } from './links-pass.ts';
import { benchMachines } from './machines.ts';
import { benchSearch } from './search.ts';
import { benchTemplates } from './templates/run.ts';
import { benchWeight } from './weight.ts';

const PROGRAM = fileURLToPath(new URL('../scripts/lockstep.ts', import.meta.url));
const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Upper bounds for an unchanged build and for one after an edit of one page, relative to a cold one. */
const BOUNDS = { unchanged: 0.6, edited: 0.7 } as const;

interface Measured {
  readonly seconds: number;
  readonly pages: number;
  readonly rendered: number;
}

function build(site: string, work: string): Measured {
  const start = performance.now();
  const args = [
    PROGRAM,
    'build',
    '--site',
    site,
    '--out',
    join(work, 'out'),
    '--cache',
    join(work, 'cache'),
    '--format',
    'json',
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0 && status !== 1) throw new Error(`The build ended with ${status}:\n${stderr}`);
  const document: { checked: number; summary: { rendered: number } } = JSON.parse(stdout);
  return { seconds, pages: document.checked, rendered: document.summary.rendered };
}

/** The other benchmarks, by their name on the command line. Each returns the exit code. */
const OTHERS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  compare: benchCompare,
  dev: benchDev,
  drift: benchDrift,
  'drift-histories': benchDriftHistories,
  'drift-severity': benchDriftSeverity,
  editor: benchEditor,
  edits: benchEdits,
  exchange: benchExchange,
  fuzz: benchFuzz,
  'hugo-sites': benchHugoSites,
  lighthouse: benchLighthouse,
  links: benchLinks,
  'link-faults': benchLinksFaults,
  'link-pass': benchLinksPass,
  'link-places': benchLinkPlaces,
  kills: benchKillsFrom,
  machines: benchMachines,
  search: benchSearch,
  templates: benchTemplates,
  weight: benchWeight,
};

const [first = '', ...rest] = process.argv.slice(2);
const other = Object.hasOwn(OTHERS, first) && !rest.includes('--help') ? OTHERS[first] : undefined;
if (other !== undefined) process.exit(await withMisuse(() => other(rest)));

const values = readBenchArguments(usage);
const work = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
try {
  const site = join(work, 'site');
  copySite(values.site ?? PROJECT, site);
  const cold = build(site, work);
  const unchanged = build(site, work);
  appendFileSync(firstPage(join(site, 'content')), '\n\nOne more paragraph.\n');
  const edited = build(site, work);
  const row = (name: string, { seconds, rendered }: Measured) =>
    console.log(
      `${name.padEnd(10)} ${seconds.toFixed(2).padStart(7)} s  ${(seconds / cold.seconds).toFixed(2)} of cold  ${rendered} pages rendered`,
    );
  console.log(`${cold.pages} pages of ${values.site ?? PROJECT}`);
  row('cold', cold);
  row('unchanged', unchanged);
  row('one edit', edited);
  const failures = [
    ...(unchanged.rendered === 0 ? [] : ['an unchanged site was rendered again']),
    ...(unchanged.seconds <= BOUNDS.unchanged * cold.seconds
      ? []
      : [`unchanged took more than ${BOUNDS.unchanged} of cold`]),
    ...(edited.seconds <= BOUNDS.edited * cold.seconds
      ? []
      : [`one edit took more than ${BOUNDS.edited} of cold`]),
  ];
  for (const failure of failures) console.log(`FAILED: ${failure}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
