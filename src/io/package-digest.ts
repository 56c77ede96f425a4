/** Identifies an installed package, for caches of what was made with it. */
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './hash.ts';
import { findPackage } from './program.ts';

/**
 * Digest of the manifests of a package and its dependencies, as installed: names, versions, entry points. Files are assumed to match their version, except for linked packages (a
 * workspace, `npm link`), whose files are read.
 *
 * @param from absolute path of the folder from which the package is resolved
 * @returns `undefined` if it is not installed
 */
export function packageDigest(name: string, from: string): string | undefined {
  const seen = new Map<string, string>();
  const visit = (dependency: string, folder: string): void => {
    // A linked package finds its peers where it is used.
    const place = findPackage(dependency, folder) ?? findPackage(dependency, from);
    if (place === undefined || seen.has(place)) return;
    const text = readFileSync(join(place, 'package.json'), 'utf8');
    const manifest: unknown = JSON.parse(text);
    seen.set(place, text + linkedFiles(place));
    for (const next of DEPENDENCIES.flatMap((kind) => namesIn(manifest, kind)))
      visit(next, realpathSync.native(place));
  };
  visit(name, from);
  return seen.size === 0 ? undefined : sha256([...seen.values()].sort().join('\n'));
}

const DEPENDENCIES = ['dependencies', 'peerDependencies'];

function namesIn(manifest: unknown, kind: string): string[] {
  const table: unknown =
    typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, kind) : undefined;
  return typeof table === 'object' && table !== null ? Object.keys(table) : [];
}

/** The files of a package under development. */
function linkedFiles(place: string): string {
  const real = realpathSync.native(place);
  if (/[/\\]node_modules[/\\]/.test(real)) return '';
  const digests: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) digests.push(`${path} ${sha256(readFileSync(path, 'latin1'))}`);
    }
  };
  walk(real);
  return digests.sort().join('\n');
}
