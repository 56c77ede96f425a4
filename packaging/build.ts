/**
 * Builds `lib/`, the content of the package: JavaScript in few files, with types and the licences of bundled packages; the components that Astro bundles; the manual's page of
 * problem codes, which `lockstep explain` prints; the files that `lockstep init` writes; JSON Schemas for editors; and Kubernetes' schemas and icons as data. npm runs it before packing.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PACKED_DRAWINGS, type PackedDrawings } from '../src/site/theme/drawings.ts';
import { bundleProgram } from './bundle.ts';
import { exportedTypes, pruneTypes } from './prune-types.ts';
import { SCHEMAS } from './schemas.ts';

const PROJECT = join(import.meta.dirname, '..');
const OUT = join(PROJECT, 'lib');

/** Entry points: the exports of `package.json`, the program, and the modules that run in threads and processes of their own. */
const ENTRIES = [
  'scripts/lockstep.js',
  'src/index.js',
  'src/define-config.js',
  'src/api/index.js',
  'src/astro.js',
  'src/markdown/unified.js',
  'src/check/check-worker.js',
  'src/drift/reporting/judge-worker.js',
  'src/site/astro/bundle-process.js',
  'src/site/render/render-worker.js',
  'src/site/search/index-worker.js',
  'src/site/serve/drift-worker.js',
];

rmSync(OUT, { recursive: true, force: true });
const compiled = spawnSync(
  process.execPath,
  [join(PROJECT, 'node_modules/typescript/bin/tsc'), '-p', join(PROJECT, 'tsconfig.package.json')],
  { stdio: ['ignore', 2, 2] },
);
if (compiled.status !== 0) process.exit(1);

for (const path of globSync('src/**/*.{astro,css,svg,json,js,br}', { cwd: PROJECT })) {
  const target = join(OUT, path);
  mkdirSync(dirname(target), { recursive: true });
  if (path.endsWith('.astro'))
    writeFileSync(target, importJavaScript(readFileSync(join(PROJECT, path), 'utf8')));
  else cpSync(join(PROJECT, path), target);
}
pruneTypes(OUT, exportedTypes(PROJECT));
await bundleProgram(PROJECT, OUT, ENTRIES);
for (const path of globSync('content/*/docs/manual/problems.md', { cwd: PROJECT })) {
  mkdirSync(dirname(join(OUT, path)), { recursive: true });
  cpSync(join(PROJECT, path), join(OUT, path));
}

cpSync(join(PROJECT, 'starter'), join(OUT, 'starter'), { recursive: true });

mkdirSync(join(OUT, 'schema'));
for (const [name, schema] of Object.entries(SCHEMAS))
  writeFileSync(join(OUT, 'schema', name), `${JSON.stringify(schema(), null, 2)}\n`);

/** The brands whose icons the package contains, for the links of sites. A site that names another brand installs simple-icons. */
const BRANDS = [
  'github',
  'gitlab',
  'codeberg',
  'bitbucket',
  'gitea',
  'forgejo',
  'gitee',
  'mastodon',
  'bluesky',
  'x',
  'threads',
  'discord',
  'matrix',
  'telegram',
  'zulip',
  'discourse',
  'signal',
  'whatsapp',
  'youtube',
  'twitch',
  'vimeo',
  'peertube',
  'facebook',
  'instagram',
  'reddit',
  'stackoverflow',
  'stackexchange',
  'medium',
  'devdotto',
  'hashnode',
  'npm',
  'pypi',
  'docker',
  'kubernetes',
  'opencollective',
  'githubsponsors',
  'patreon',
  'kofi',
  'liberapay',
  'rss',
  'spotify',
  'wechat',
  'sinaweibo',
  'bilibili',
  'zhihu',
  'qq',
  'line',
  'vk',
  'xing',
  'meetup',
  'huggingface',
  'crowdin',
  'weblate',
  'transifex',
  'opensourceinitiative',
  'cncf',
  'linuxfoundation',
];
const drawingsOf = (name: string, wanted = (_icon: string): boolean => true) =>
  Object.fromEntries(
    globSync(`node_modules/${name}/icons/*.svg`, { cwd: PROJECT })
      .sort()
      .filter((path) => wanted(basename(path, '.svg')))
      .map((path) => [basename(path, '.svg'), readFileSync(join(PROJECT, path), 'utf8')]),
  );
const drawings: PackedDrawings = {
  'simple-icons': drawingsOf('simple-icons', (icon) => BRANDS.includes(icon)),
  'lucide-static': drawingsOf('lucide-static'),
};
writeFileSync(join(OUT, PACKED_DRAWINGS), JSON.stringify(drawings));

/** Rewrites the imports of a component like the compiler does for a module: `from './icons.ts'` → `from './icons.js'`. */
function importJavaScript(text: string): string {
  return text.replace(/(\b(?:from|import)\s*\(?\s*(['"])\.{1,2}\/[^'"\n]+)\.ts\2/g, '$1.js$2');
}
