/** Sites in Astro projects, for tests with our commands and Astro's. */
import { spawn } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createTinySite, finished, page, type Run, SCRATCH, type TinySite, type Tree } from '../tiny-site.ts';

export const PROJECT = resolve(import.meta.dirname, '../../..');
const ASTRO = join(PROJECT, 'node_modules/astro/bin/astro.mjs');
/** The integration, which users import as 'lockstep/astro'. */
const INTEGRATION = join(PROJECT, 'src/astro.ts');

/** A configuration of Astro; `settings` are added to the integration. */
export function astroConfig(settings = ''): string {
  return `import lockstep from ${JSON.stringify(INTEGRATION)};
export default { integrations: [lockstep()], ${settings} };
`;
}

/** A project with its own pages, static and with parameters, an integration, a Vite plugin, and public files. */
export const RICH: Tree = {
  'astro.config.mjs': `import { writeFileSync } from 'node:fs';
import lockstep from ${JSON.stringify(INTEGRATION)};

const listPages = {
  name: 'list-pages',
  hooks: {
    'astro:build:done': ({ dir, pages }) =>
      writeFileSync(new URL('pages.json', dir), JSON.stringify(pages.map(({ pathname }) => pathname).sort())),
  },
};
const greeting = {
  name: 'greeting',
  resolveId: (id) => (id === 'virtual:greeting' ? '\\0greeting' : undefined),
  load: (id) => (id === '\\0greeting' ? 'export default "Ahoy"' : undefined),
};

export default { integrations: [lockstep(), listPages], vite: { plugins: [greeting] } };
`,
  'src/pages/index.astro': `---
import greeting from 'virtual:greeting';
---
<html lang="en"><head><title>Own home</title></head><body><h1>{greeting}</h1><style>h1 { color: teal }</style></body></html>
`,
  'src/pages/crew.md': '---\ntitle: Crew\n---\n\n# The crew\n',
  'src/pages/[...rest].astro': `---
export const getStaticPaths = () => ['docs', 'log/first'].map((rest) => ({ params: { rest } }));
---
<html lang="en"><body><h1>Rest {Astro.params.rest}</h1></body></html>
`,
  'public/robots.txt': 'User-agent: gull\n',
  'content/en/docs/_index.md': page('Docs', 'See the [crew](/crew/).'),
  'content/en/docs/c#.md': page('Sharp', 'A name that Astro would change.'),
  'content/fr/docs/_index.md': page('Aide', 'Voir.'),
};

export function createProject(tree: Tree, { bare = false } = {}): TinySite {
  const site = createTinySite(tree, { bare });
  mkdirSync(join(site.root, 'node_modules'), { recursive: true });
  for (const name of ['astro', '@astrojs', 'typescript'])
    symlinkSync(join(PROJECT, 'node_modules', name), join(site.root, 'node_modules', name));
  return site;
}

/** The environment of a user, with a separate cache. */
function userEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|NODE_ENV|LOCKSTEP_|FORCE_COLOR|NO_COLOR|CI$)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    LOCKSTEP_CACHE: join(SCRATCH, 'cache'),
    NODE_COMPILE_CACHE: join(PROJECT, 'node_modules/.cache/lockstep/code'),
    ASTRO_TELEMETRY_DISABLED: '1',
  };
}

/** Starts a command of Astro. */
export function startAstro(cwd: string, ...args: readonly string[]) {
  return spawn(process.execPath, [ASTRO, ...args], {
    cwd,
    env: userEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export function runAstro(cwd: string, ...args: readonly string[]): Promise<Run> {
  return finished(startAstro(cwd, ...args));
}

export function runNode(cwd: string, source: string): Promise<Run> {
  return finished(
    spawn(process.execPath, ['--input-type=module', '-e', source], {
      cwd,
      env: userEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}
