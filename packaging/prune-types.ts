/** Removes type declarations that are not reachable from the package's `exports`, more than half of all, to make the package smaller. */
import { globSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const IMPORT = /\b(?:from|import)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]+?)\.(?:js|ts)\1/g;

/**
 * Removes declarations that no exported type refers to.
 *
 * @param out absolute path of `lib/`
 * @param exported absolute paths of the types that `exports` name
 * @returns how many files were removed
 */
export function pruneTypes(out: string, exported: readonly string[]): number {
  const kept = new Set<string>();
  const follow = (file: string): void => {
    for (const [, , path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT))
      keep(join(dirname(file), `${path}.d.ts`));
  };
  const keep = (file: string): void => {
    if (kept.has(file)) return;
    kept.add(file);
    follow(file);
  };
  for (const file of exported) keep(file);
  // Astro components, which an Astro project may wrap.
  for (const path of globSync('**/*.astro', { cwd: out })) follow(join(out, path));
  const unused = globSync('**/*.d.ts', { cwd: out }).filter((path) => !kept.has(join(out, path)));
  for (const path of unused) rmSync(join(out, path));
  return unused.length;
}

/** Types that a package's manifest names, as absolute paths. */
export function exportedTypes(project: string): string[] {
  const manifest: { exports: Readonly<Record<string, string | { types?: string }>> } = JSON.parse(
    readFileSync(join(project, 'package.json'), 'utf8'),
  );
  return Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === 'object' && entry.types !== undefined ? [join(project, entry.types)] : [],
  );
}
