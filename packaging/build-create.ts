/**
 * Makes `lib/` of `packages/create-lockstep`: the command in one file with all that it needs, the licences of what is in it, and what a new site begins with. npm
 * runs it before it packs.
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { licencesOf } from './licences.ts';

const PROJECT = join(import.meta.dirname, '..');
const PACKAGE = join(PROJECT, 'packages/create-lockstep');
/** Another folder of the package where one is named: tests make theirs. */
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
