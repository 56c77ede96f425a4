/** Builds a copied tree with Hugo. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

export type HugoBuild =
  | {
      readonly kind: 'built';
      /** Pages that Hugo cannot render without other machines: their text is removed from the copy. */
      readonly emptied: readonly string[];
    }
  | { readonly kind: 'failed'; readonly why: string };

const MAX_TRIES = 6;

/** @param site the site directory of the copy, in which pages that fail are emptied */
export function buildWithHugo(hugo: string, site: string, out: string, version: string): HugoBuild {
  const emptied: string[] = [];
  // Older versions do not have this option.
  const quiet = Number(version.split('.')[1]) >= 114 ? ['--logLevel', 'error'] : [];
  for (let tries = 0; ; tries += 1) {
    const { status, stdout, stderr } = spawnSync(hugo, ['--source', site, '--destination', out, ...quiet], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      env: { ...process.env, HUGO_ENABLEGITINFO: 'false' },
    });
    if (status === 0) return { kind: 'built', emptied };
    const text = stdout + stderr;
    const failing = [...text.matchAll(FAILING_PAGE)].flatMap(([, path]) => path ?? []);
    const fresh = [...new Set(failing)].filter((path) => !emptied.includes(path));
    if (fresh.length === 0 || tries === MAX_TRIES) return { kind: 'failed', why: firstError(text) };
    for (const path of fresh) emptyPage(path);
    emptied.push(...fresh);
  }
}

const FAILING_PAGE = /render of "([^"]+\.(?:md|html))" failed/g;

function emptyPage(path: string): void {
  const frontMatter = /^(---|\+\+\+)\n.*?\n\1\n/s.exec(readFileSync(path, 'utf8'))?.[0] ?? '';
  writeFileSync(path, frontMatter);
}

function firstError(text: string): string {
  return /^.*(?:ERROR|Error).*$/m.exec(text)?.[0].slice(0, 300) ?? text.slice(0, 300);
}
