/**
 * Runs Lighthouse on the kinds of pages of our own site, with its simulation of a phone on a slow connection. Scores are out of 100; each has a lower bound.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, UsageError } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { serveFolder } from '../src/io/index.ts';
import { typeOfFile } from '../src/site/index.ts';
import { launchBrowser } from '../test/browser/launch.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const BOUND = 98;
const PAGES = [
  '',
  'docs/containers/',
  'docs/containers/lifecycle-hooks/',
  'uk/docs/glossary/',
  'zh/docs/manual/pages/',
  'translation-status/',
];
/** The page with a diagram at its top. If the build has no browser to draw it, Mermaid draws it in the page, whose cost we cannot change, so the page has its own bound. */
const DIAGRAM_PAGE = 'docs/containers/pod-lifecycle/';

function build(work: string): string {
  const out = join(work, 'out');
  const program = join(PROJECT, 'scripts/lockstep.ts');
  const { status, stderr } = spawnSync(process.execPath, [program, 'build', '--out', out], {
    encoding: 'utf8',
  });
  if (status !== 0 && status !== 1) throw new Error(`The build ended with ${status}:\n${stderr}`);
  return out;
}

/** Scores by category, and the audits that lower them. */
async function judge(url: string, port: number) {
  // A large package that only this benchmark needs.
  const { default: lighthouse } = await import('lighthouse');
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
  if (result === undefined) throw new Error(`Lighthouse says nothing of ${url}.`);
  const { categories, audits } = result.lhr;
  return Object.values(categories).map(({ title, score, auditRefs }) => ({
    title,
    score: Math.round((score ?? 0) * 100),
    losses: auditRefs.flatMap(({ id, weight }) => {
      const audit = audits[id];
      return weight > 0 && audit?.score !== null && audit?.score !== undefined && audit.score < 0.9
        ? [`${audit.title} (${id}) ${audit.displayValue ?? ''}`]
        : [];
    }),
  }));
}

/** A free port. */
function findPort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Prints the scores. @returns the exit code: 1 if one is below its bound */
export async function benchLighthouse(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands.lighthouse.options);
  const work = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
  try {
    const folder = values.built === undefined ? build(work) : resolve(values.built);
    if (!existsSync(folder)) throw new UsageError(`Unexpected folder ${folder}, expected one that exists.`);
    const server = await serveFolder({ folder, base: '/', port: 0, typeOf: (path) => typeOfFile(path) });
    const port = await findPort();
    const browser = await launchBrowser({ args: [`--remote-debugging-port=${port}`] });
    let isFine = true;
    const isDrawnLater = readFileSync(join(folder, DIAGRAM_PAGE, 'index.html'), 'utf8').includes(
      'id="diagrams"',
    );
    for (const path of [...PAGES, DIAGRAM_PAGE]) {
      console.log(`/${path}`);
      for (const { title, score, losses } of await judge(new URL(path, server.url).href, port)) {
        const isFree = isDrawnLater && path === DIAGRAM_PAGE && title === 'Performance';
        isFine &&= isFree || score >= BOUND;
        const verdict = isFree ? '-' : score < BOUND ? 'FAILED' : 'fine';
        console.log(`  ${verdict.padEnd(6)} ${String(score).padStart(3)} ${title}`);
        for (const loss of losses) console.log(`         ${loss}`);
      }
    }
    await browser.close();
    await server.close();
    return isFine ? 0 : 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
