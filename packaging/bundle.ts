/**
 * Bundles the program's modules into few files. Every start, and each thread that renders, would otherwise read more than a thousand modules, which takes longer
 * than most commands need for a page.
 *
 * Packages that every start reads are bundled as well, and are development dependencies. Other packages stay dependencies: Astro, which sites share with us, and packages that few
 * commands or sites need. Modules that templates import are not bundled, because Astro bundles those itself.
 */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { licencesOf } from './licences.ts';

/** Placeholder for the URL of `lib/` in a bundled file. */
const LIB = '__lib';

/** Dependencies that exported types refer to. Their code is bundled as well: we import it at every start. */
const FOR_TYPES = ['hastscript', 'micromark-util-types', 'unified', 'vfile', 'yaml', 'zod'];

const IMPORT = /\b(?:from|import)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]+\.js)\1/g;

/**
 * Replaces compiled modules by bundled files. Exported modules, and those that are started as threads, keep their paths.
 *
 * @param project absolute path of the folder with `package.json`
 * @param out absolute path of `lib/`
 * @param entries modules in `lib/` that are referred to from outside of the bundle: `src/index.js`
 */
export async function bundleProgram(project: string, out: string, entries: readonly string[]): Promise<void> {
  const outside = dependenciesOf(project);
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map((path) => [path.replace(/\.js$/, ''), join(out, path)])),
    platform: 'node',
    external: (id) => isBuiltin(id) || outside.has(packageOf(id)),
    plugins: [ownPlaces(out)],
    preserveEntrySignatures: 'strict',
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'src/chunks/[name]-[hash].js',
  });
  await bundle.close();
  const modules = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
  writeFileSync(join(out, 'LICENCES.txt'), licencesOf(modules));
  const kept = importedByTemplates(out);
  for (const path of modules) if (path.startsWith(out) && !kept.has(path)) rmSync(path);
  for (const part of output) {
    if (part.type !== 'chunk')
      throw new Error(`Unexpected file ${part.fileName} in the bundle, expected modules.`);
    const file = join(out, part.fileName);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, part.code);
  }
}

/** Names of the packages that are not bundled: our dependencies, and optional ones that a site installs. */
function dependenciesOf(project: string): ReadonlySet<string> {
  const manifest: { dependencies: object; peerDependencies: object } = JSON.parse(
    readFileSync(join(project, 'package.json'), 'utf8'),
  );
  // sharp is a dependency of Astro.
  const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies), 'sharp'];
  return new Set(names.filter((name) => !FOR_TYPES.includes(name)));
}

/** The package of a specifier: `@scope/name/part.js` → `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Absolute paths of the modules that templates and scripts of pages import, and of those that these import. */
function importedByTemplates(out: string): ReadonlySet<string> {
  const kept = new Set<string>();
  const follow = (file: string): void => {
    for (const [, , path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const imported = resolve(dirname(file), path);
      if (kept.has(imported)) continue;
      kept.add(imported);
      follow(imported);
    }
  };
  for (const path of globSync('src/**/*.{astro,client.js}', { cwd: out })) follow(join(out, path));
  return kept;
}

/** Replaces `import.meta.url`, so that a module which locates files by its own URL (`new URL('./worker.js', import.meta.url)`) still finds them next to where it was compiled. */
function ownPlaces(out: string): Plugin {
  return {
    name: 'own-places',
    transform(code, id) {
      if (!code.includes('import.meta.url')) return null;
      const url = `new URL(${JSON.stringify(relative(out, id))}, ${LIB}).href`;
      return { code: code.replaceAll('import.meta.url', url), map: null };
    },
    renderChunk(code, chunk) {
      if (!code.includes(LIB)) return null;
      const up = '../'.repeat(chunk.fileName.split('/').length - 1);
      return {
        code: `const ${LIB} = new URL(${JSON.stringify(up)}, import.meta.url);\n${code}`,
        map: null,
      };
    },
  };
}
