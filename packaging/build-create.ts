/**
 * Builds `lib/` of `packages/create-lockstep`: the command bundled into one file, the licences of the bundled packages, and the files of a new site. npm
 * runs it before packing.
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { licencesOf } from './licences.ts';

const PROJECT = join(import.meta.dirname, '..');
const PACKAGE = join(PROJECT, 'packages/create-lockstep');
/** The folder of the package, or another one that tests name. */
const TARGET = process.argv[2] ?? PACKAGE;
const OUT = join(TARGET, 'lib');

rmSync(OUT, { recursive: true, force: true });
const bundle = await rolldown({
  input: join(PACKAGE, 'src/create.ts'),
  platform: 'node',
  treeshake: { moduleSideEffects: false },
  logLevel: 'warn',
});
const { output } = await bundle.write({ file: join(OUT, 'create.js'), format: 'esm', minify: true });
await bundle.close();
const modules = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
writeFileSync(join(OUT, 'LICENCES.txt'), licencesOf(modules));
cpSync(join(PROJECT, 'starter'), join(OUT, 'starter'), { recursive: true });
cpSync(join(PROJECT, 'LICENSE'), join(TARGET, 'LICENSE'));
