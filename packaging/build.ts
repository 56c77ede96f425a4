/**
 * Makes `lib/`, what the package holds beside its own `package.json`: JavaScript with types and source maps, the templates that Astro bundles, and the manual's page of
 * problem codes, which `lockstep explain` prints, and Kubernetes' schemas as data. npm runs it before it packs.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PACKED_SCHEMAS, packKubernetesSchemas } from '../src/manifests/index.ts';

const PROJECT = join(import.meta.dirname, '..');
const OUT = join(PROJECT, 'lib');

rmSync(OUT, { recursive: true, force: true });
const compiled = spawnSync(
  process.execPath,
  [join(PROJECT, 'node_modules/typescript/bin/tsc'), '-p', join(PROJECT, 'tsconfig.package.json')],
  { stdio: ['ignore', 2, 2] },
);
if (compiled.status !== 0) process.exit(1);

for (const path of globSync('src/**/*.{astro,css,svg,json,js}', { cwd: PROJECT })) {
  const target = join(OUT, path);
  mkdirSync(dirname(target), { recursive: true });
  if (path.endsWith('.astro'))
    writeFileSync(target, importJavaScript(readFileSync(join(PROJECT, path), 'utf8')));
  else cpSync(join(PROJECT, path), target);
}
for (const path of globSync('content/*/docs/manual/problems.md', { cwd: PROJECT })) {
  mkdirSync(dirname(join(OUT, path)), { recursive: true });
  cpSync(join(PROJECT, path), join(OUT, path));
}

const definitions = globSync('node_modules/kubernetes-models/_schemas/*.js', { cwd: PROJECT });
const schemas = await packKubernetesSchemas(definitions.map((path) => basename(path, '.js')).sort());
writeFileSync(join(OUT, 'src/manifests', PACKED_SCHEMAS), JSON.stringify(schemas));

/** Imports of a template as the compiler rewrites those of a module: `from './icons.ts'` → `from './icons.js'`. */
function importJavaScript(text: string): string {
  return text.replace(/(\b(?:from|import)\s*\(?\s*(['"])\.{1,2}\/[^'"\n]+)\.ts\2/g, '$1.js$2');
}
