/**
 * Makes `lib/` of `packages/create-lockstep`: the command in one file with all that it needs, the licences of what is in it, and what a new site begins with. npm
 * runs it before it packs.
 */
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

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

/** The licence texts of the packages that modules are from. */
function licencesOf(paths: readonly string[]): string {
  const folders = paths.flatMap((path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const texts = [...new Set(folders)].sort().map((folder) => {
    const [file] = globSync('{licen[sc]e,LICEN[SC]E}*', { cwd: folder });
    if (file === undefined) throw new Error(`Unexpected package ${folder} without a licence.`);
    const name = folder.slice(folder.lastIndexOf('/node_modules/') + '/node_modules/'.length);
    return `${name}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}
