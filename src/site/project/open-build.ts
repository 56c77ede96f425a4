/** The pages and files of a site for a build that Astro runs. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import type { FilledFolder, StartedWorkers } from '../../io/index.ts';
import type { BuildWork, ProjectFiles } from '../astro/astro-work.ts';
import {
  type BuildOptions,
  beginRendering,
  finishBuild,
  type PreparedBuild,
  prepareBuild,
  type Rendering,
} from '../build-steps.ts';
import { pagesOf } from '../outputs/create-outputs.ts';
import type { Output } from '../outputs/output.ts';
import { inOrderOfRendering, siteHandle } from '../outputs/print-pages.ts';
import { looksOf } from '../theme/looks.ts';
import { agreeOnAddress, checkSettings, checkVersions } from './agree.ts';
import { checkAstro } from './check-astro.ts';
import { createPageKeeper } from './kept-pages.ts';

/** The site cannot be built or served; the problems give the reasons. */
export class UnusableSiteError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('Unexpected configuration of the site, expected one that can be read.');
    this.problems = problems;
  }
}

export interface OpenBuild {
  readonly prepared: PreparedBuild;
  readonly rendering: Rendering;
  readonly work: Omit<BuildWork, 'write' | 'folders' | 'done'>;
  /** Writes all files except those that Astro prints, and returns the findings of the build. */
  finish(output: FilledFolder): Promise<readonly Problem[]>;
  /** Number of pages that were printed; the others came from the cache. */
  printed(): number;
}

/**
 * Reads the site and starts to render its pages.
 *
 * @throws ProjectSettingsError if the two configurations contradict each other
 * @throws UnusableSiteError if the site cannot be loaded
 */
export async function openBuild(
  config: AstroConfig,
  options: Omit<BuildOptions, 'out' | 'strict' | 'emptyOut'>,
  started?: StartedWorkers | undefined,
): Promise<OpenBuild> {
  checkAstro(fileURLToPath(config.root));
  const prepared = await prepareBuild({
    ...options,
    agree: (site) => agreeOnAddress(site, config, options.basePath),
  });
  if (prepared.kind === 'failed') throw new UnusableSiteError(prepared.problems);
  const { loaded, table } = prepared;
  checkSettings(config, loaded.site);
  checkVersions(loaded.site);
  const rendering = beginRendering(prepared, options, started);
  const found: Problem[] = [];
  const keeper = createPageKeeper(prepared);
  let project: ProjectFiles = { fileAt: () => undefined };
  let printed = 0;
  return {
    prepared,
    rendering,
    work: {
      kind: 'build',
      looks: looksOf(loaded),
      base: loaded.site.basePath,
      site: siteHandle(loaded, (output) => {
        const page = table.get(output);
        if (page?.kind !== 'page') throw new Error(`No page has the output ${output}.`);
        printed += 1;
        options.onProgress('printing', printed, pagesOf(table).length);
        return page.render();
      }),
      keptPages: keeper.open,
      *pages(files) {
        project = files;
        for (const page of inOrderOfRendering(pagesOf(table), rendering.plan)) {
          const problem = takenPath(page, files, config);
          if (problem === undefined) yield page.path;
          else found.push(...problem);
        }
      },
    },
    async finish(output) {
      keeper.prune();
      const left = new Map(
        [...table].filter(([, entry]) => {
          if (entry.kind === 'page') return false;
          const problem = takenPath(entry, project, config);
          found.push(...(problem ?? []));
          return problem === undefined;
        }),
      );
      const rest = { ...prepared, table: left, problems: [...prepared.problems, ...found] };
      return finishBuild(rest, await rendering.rendered, output, options);
    },
    printed: () => printed,
  };
}

/**
 * Whether the project has a file at an output path, and the problem to report for it: none if the site's file is generated.
 *
 * @returns `undefined` if there is none
 */
function takenPath(output: Output, files: ProjectFiles, { root }: AstroConfig): Problem[] | undefined {
  const taken = files.fileAt(output.path);
  if (taken === undefined) return undefined;
  const file = fileOf(output);
  // The project's public folder may also be a static folder of the site.
  if (file === undefined || resolve(fileURLToPath(root), taken) === resolve(fileURLToPath(root), file))
    return [];
  return [
    createProblem('duplicate-url', filePlace(file), {
      message: `Unexpected file for /${output.path}, expected an unused path: ${taken} of the Astro project is published there.`,
      // An Astro page at this path is there on purpose.
      severity: 'warning',
      hint:
        output.kind === 'page'
          ? 'Rename one of the two, or exclude the page from the site: “build: { render: never }” in its front matter.'
          : 'Rename one of the two.',
      target: `/${output.path}`,
    }),
  ];
}

/** The author's file that the output is made from, if there is exactly one. */
function fileOf(output: Output): string | undefined {
  if (output.kind === 'copy') return output.file;
  if (output.kind !== 'page' || output.fallback !== undefined) return undefined;
  return output.page === undefined || output.page.file === '' ? undefined : output.page.file;
}
