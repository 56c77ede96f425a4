/** Small sites on disk, and their link reports. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { runGated } from '../../src/check/index.ts';
import type { Problem } from '../../src/diagnostics/index.ts';
import { sendHttp, systemClock } from '../../src/io/index.ts';
import { type LinksOptions, type LinksResult, reportLinks } from '../../src/links/index.ts';
import { SCRATCH, writeTree } from '../site/tiny-site.ts';

/** Writes a site directory, a new one unless a root is given, until the tests of the file are over. */
export function write(
  files: Readonly<Record<string, string>>,
  root = mkdtempSync(join(SCRATCH, 'links-')),
): string {
  writeTree(root, files);
  return root;
}

export const EXTERNAL = {
  sendHttp,
  cacheFile: 'external-links.txt',
  maxAgeDays: 30,
  timeoutMs: 60_000,
  pauseMs: 1,
  intervalMs: 1,
};

export function run(root: string, more: Partial<LinksOptions> = {}): Promise<LinksResult> {
  return reportLinks({
    root,
    cache: join(root, '.cache'),
    env: {},
    clock: systemClock,
    fix: false,
    external: undefined,
    onProgress: () => {},
    onExternalProgress: () => {},
    ...more,
  });
}

/** The report limited to changes since a revision. */
export async function runSince(root: string, revision: string): Promise<LinksResult> {
  const { result } = await runGated<LinksResult>(
    { root, baseline: undefined, update: false, changedSince: revision, isWhole: false },
    (gated) => run(gated.root, { select: gated.select, cache: join(root, '.cache') }),
  );
  return result;
}

/** A page with a title; its body starts in line 4. */
export const page = (title: string, ...lines: readonly string[]) =>
  `---\ntitle: ${title}\n---\n${lines.join('\n')}\n`;

/** `code line:column target → suggestion` of the problems in a file. */
export const shown = (problems: readonly Problem[], file: string) =>
  problems.flatMap(({ code, place, target, suggestion }) =>
    place.kind === 'file' && place.file === file
      ? [
          `${code} ${place.start.line}:${place.start.column} ${target}${suggestion === undefined ? '' : ` → ${suggestion}`}`,
        ]
      : [],
  );

/** The configuration of a Hugo tree. It turns Hugo's link hook off, which would find pages regardless of case, so that links stay as they are written. */
export const HUGO = `baseURL = "https://example.org"
defaultContentLanguage = "en"
[languages.en]
weight = 1
contentDir = "content/en"
[languages.fr]
weight = 2
contentDir = "content/fr"
[languages.de]
weight = 3
contentDir = "content/de"
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.renderHooks.link]
useEmbedded = "never"
`;

/** Creates a git repository in a folder, and commits its files to `main`. */
export function startHistory(root: string): (...args: readonly string[]) => void {
  const git = (...args: readonly string[]) =>
    void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd: root,
      stdio: 'pipe',
    });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'first');
  return git;
}
