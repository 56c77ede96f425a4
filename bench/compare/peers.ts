/**
 * Builds of the same plain pages by Lockstep and by other generators for documentation: cold, unchanged, and after the edit of one page. The pages are those of a tree without what
 * only Hugo reads, so that each generator builds the same text with its own theme and, if it has one, its own search.
 */
import {
  appendFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { bytesOf, measureRun, middle, type Taken } from './measure.ts';
import { plainPage } from './plain-page.ts';

interface Generator {
  readonly name: string;
  /** Folder of the pages in the project, and that of the output. */
  readonly pages: string;
  readonly out: string;
  /** Folders that a build leaves for the next one, next to the output. */
  readonly caches: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** Arguments of Node. */
  readonly args: readonly string[];
}

interface Project extends Generator {
  readonly root: string;
}

/** Medians of one kind of build by one generator. */
interface Row {
  readonly build: (typeof BUILDS)[number];
  readonly generator: string;
  readonly taken: Taken;
}

export interface PeersReport {
  readonly pages: number;
  readonly rows: readonly Row[];
  /** Sizes of the outputs, by generator. */
  readonly bytes: Readonly<Record<string, number>>;
}

export interface PeersInput {
  /** The tree whose pages are built. */
  readonly tree: string;
  /** A folder in whose `node_modules` the other generators are installed. */
  readonly installed: string;
  /** Path of Lockstep’s program. */
  readonly program: string;
  readonly rounds: number;
}

/** Builds with Lockstep and all generators that are installed, in turn. */
export async function comparePeers(input: PeersInput): Promise<PeersReport> {
  const generators = generatorsOf(input);
  const texts = readPlainPages(input.tree);
  // Packages are found from folders below the one that they are installed in, and not all of them through a link.
  const work = mkdtempSync(join(input.installed, 'lockstep-peers-'));
  try {
    const projects = generators.map((generator) => createProject(generator, texts, work));
    const rows: Row[] = [];
    for (const build of BUILDS) rows.push(...(await measure(build, projects, texts.size, input.rounds)));
    const bytes = projects.map(({ name, root, out }) => [name, bytesOf(join(root, out))] as const);
    return { pages: texts.size, rows, bytes: Object.fromEntries(bytes) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function measure(
  build: (typeof BUILDS)[number],
  projects: readonly Project[],
  pages: number,
  rounds: number,
): Promise<Row[]> {
  const all = projects.map((): Taken[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, project] of projects.entries()) {
      prepare(build, project, round);
      const taken = await measureRun(process.execPath, project.args, project.root, ENVIRONMENT);
      const built = globSync('**/*.html', { cwd: join(project.root, project.out) }).length;
      if (built < pages)
        throw new Error(`${project.name} has built ${built} of ${pages} pages in ${project.root}.`);
      all[index]?.push(taken);
      console.error(`${build}, ${project.name}: ${taken.wallSeconds.toFixed(1)} s`);
    }
  }
  return projects.map(({ name }, index) => ({ build, generator: name, taken: middle(all[index] ?? []) }));
}

/** @returns lines of a table */
export function renderPeers({ pages, rows, bytes }: PeersReport): string[] {
  const sizes = Object.entries(bytes).map(([name, size]) => `${name} ${(size / 2 ** 20).toFixed(1)} MiB`);
  return [
    `${pages} plain pages`,
    ''.padEnd(24) + ['seconds', 'CPU', 'MiB', 'ratio'].map((title) => title.padStart(9)).join(''),
    ...rows.map(({ build, generator, taken }) => {
      const ours = rows.find((row) => row.build === build)?.taken ?? taken;
      const cells = [
        taken.wallSeconds.toFixed(2),
        taken.cpuSeconds.toFixed(2),
        taken.peakMiB.toFixed(0),
        (ours.wallSeconds / taken.wallSeconds).toFixed(2),
      ];
      return `${build}, ${generator}`.padEnd(24) + cells.map((cell) => cell.padStart(9)).join('');
    }),
    `output: ${sizes.join(', ')}`,
  ];
}

const BUILDS = ['cold', 'unchanged', 'one page'] as const;
const ENVIRONMENT = {
  ASTRO_TELEMETRY_DISABLED: '1',
  DOCUSAURUS_DISABLE_TELEMETRY: '1',
  CI: 'true',
  NODE_ENV: 'production',
};

function prepare(name: (typeof BUILDS)[number], { pages, out, caches, root }: Project, round: number): void {
  if (name === 'cold')
    for (const folder of [out, ...caches]) rmSync(join(root, folder), { recursive: true, force: true });
  if (name !== 'one page') return;
  const [first] = globSync('**/*.md', { cwd: join(root, pages) })
    .filter((path) => !/(?:^|\/)_?index\.md$/.test(path))
    .sort();
  if (first !== undefined)
    appendFileSync(join(root, pages, first), `\nOne more paragraph, the ${round}th.\n`);
}

/** The file of a section, which other generators call `index.md`. */
const SECTION = /(^|\/)_index\.md$/;

/** The pages of the tree by path. */
function readPlainPages(tree: string): ReadonlyMap<string, string> {
  const languages = globSync('content/en', { cwd: tree });
  const folder = join(tree, 'content', languages.length > 0 ? 'en' : '');
  return new Map(
    globSync('**/*.md', { cwd: folder })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [path, plainPage(readFileSync(join(folder, path), 'utf8'), path)]),
  );
}

function createProject(generator: Generator, texts: ReadonlyMap<string, string>, work: string): Project {
  const { name, pages, files } = generator;
  const root = join(work, name.toLowerCase());
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  for (const [path, text] of texts)
    write(join(pages, name === 'Lockstep' ? path : path.replace(SECTION, '$1index.md')), text);
  return { ...generator, root };
}

function generatorsOf({ installed, program }: PeersInput): Generator[] {
  const own: Generator = {
    name: 'Lockstep',
    pages: 'content/en',
    out: 'dist',
    caches: ['cache'],
    files: { 'lockstep.config.ts': "export default { title: 'Plain', locales: { en: 'English' } };\n" },
    args: [program, 'build', '--site', '.', '--cache', 'cache'],
  };
  const found = PEERS.filter(
    ({ requires }) =>
      statSync(join(installed, 'node_modules', requires, 'package.json'), { throwIfNoEntry: false }) !==
      undefined,
  );
  if (found.length === 0)
    throw new Error(
      `No other generator is installed in ${relative('.', installed) || '.'}: expected ${PEERS.map(({ requires }) => requires).join(', ')} in its node_modules.`,
    );
  return [own, ...found];
}

/** Other generators, with the package of each. */
const PEERS: readonly (Generator & { readonly requires: string })[] = [
  {
    name: 'Starlight',
    requires: '@astrojs/starlight',
    pages: 'src/content/docs',
    out: 'dist',
    caches: ['.cache', '.astro'],
    files: {
      // Astro bundles packages of components that are named here.
      'package.json':
        '{ "private": true, "type": "module", "dependencies": { "@astrojs/starlight": "*", "astro": "*" } }\n',
      'astro.config.mjs': `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://plain.example',
  cacheDir: './.cache',
  integrations: [starlight({ title: 'Plain' })],
});
`,
      'src/content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
    },
    args: ['../../node_modules/astro/bin/astro.mjs', 'build'],
  },
  {
    name: 'VitePress',
    requires: 'vitepress',
    pages: '.',
    out: '.vitepress/dist',
    caches: ['.vitepress/cache'],
    files: {
      'package.json': '{ "private": true, "type": "module" }\n',
      '.vitepress/config.mjs':
        "export default { title: 'Plain', ignoreDeadLinks: true, themeConfig: { search: { provider: 'local' } } };\n",
    },
    args: ['../../node_modules/vitepress/bin/vitepress.js', 'build'],
  },
  {
    name: 'Docusaurus',
    requires: '@docusaurus/core',
    pages: 'docs',
    out: 'build',
    caches: ['.docusaurus', '.cache'],
    files: {
      'package.json': '{ "private": true }\n',
      'docusaurus.config.js': `module.exports = {
  title: 'Plain',
  url: 'https://plain.example',
  baseUrl: '/',
  onBrokenLinks: 'ignore',
  markdown: { format: 'md' },
  presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: undefined }, blog: false, pages: false }]],
};
`,
    },
    args: ['../../node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build'],
  },
];
