/** The integration for a site's own `astro.config.mjs`. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { Problem } from '../../diagnostics/index.ts';
import { createDiskFiles, createFolderWriter, environment, systemClock } from '../../io/index.ts';
import { renderTerminal } from '../../reporters/index.ts';
import { createIntegration } from '../astro/astro-integration.ts';
import type { AstroSetup, BuildWork } from '../astro/astro-work.ts';
import { hasErrors } from '../build-steps.ts';
import { openServeWork } from '../serve-site.ts';
import { commandOf } from './command.ts';
import { openBuild, UnusableSiteError } from './open-build.ts';

/**
 * Adds the site in the Astro project's folder: its pages become pages of the project, and all other files of `lockstep build` are written as well. If `lockstep
 * build` or `lockstep dev` started Astro, their options apply. If the content has errors, the build writes everything and then fails.
 */
export function lockstep(): AstroIntegration {
  return createIntegration(async (setup) => {
    const open = commandOf(setup.config);
    if (open !== undefined) return open(setup);
    try {
      return setup.command === 'build' ? await openAstroBuild(setup) : await openAstroDev(setup);
    } catch (error) {
      if (error instanceof UnusableSiteError) logProblems(error.problems, rootOf(setup), setup.logger);
      throw error;
    }
  });
}

function rootOf({ config }: AstroSetup): string {
  return fileURLToPath(config.root).replace(/[/\\]$/, '');
}

/** Defaults of the command-line options. */
function defaultsOf(setup: AstroSetup) {
  return {
    root: rootOf(setup),
    basePath: undefined,
    cache: undefined,
    clock: systemClock,
    env: environment(),
  };
}

async function openAstroBuild(setup: AstroSetup): Promise<BuildWork> {
  const root = rootOf(setup);
  const build = await openBuild(setup.config, { ...defaultsOf(setup), onProgress: () => {} });
  let problems: readonly Problem[] = [];
  return {
    ...build.work,
    write(path, html, { folder, isAstros }) {
      if (isAstros) return false;
      createFolderWriter(folder).write(path, html);
      return true;
    },
    async done(folder) {
      problems = await build.finish(createFolderWriter(folder));
      logProblems(problems, root, setup.logger);
    },
    end() {
      if (hasErrors(problems))
        throw new Error(
          'Unexpected errors in the content, expected none. The site was written without the parts that cannot be read.',
        );
    },
  };
}

function openAstroDev(setup: AstroSetup) {
  return openServeWork(setup.config, {
    ...defaultsOf(setup),
    onProblems: (problems) => logProblems(problems, rootOf(setup), setup.logger),
    onError: (error) => setup.logger.error(error instanceof Error ? error.message : String(error)),
  });
}

/** In the format of the command line. */
function logProblems(problems: readonly Problem[], root: string, logger: AstroIntegrationLogger): void {
  if (problems.length === 0) return;
  const files = createDiskFiles(root);
  const text = renderTerminal(
    { checked: 0, problems },
    {
      color: false,
      maxWarnings: 20,
      readSource(file) {
        const read = files.readText(file);
        return read.kind === 'text' ? read.text : undefined;
      },
    },
  );
  const level = hasErrors(problems) ? 'error' : 'warn';
  logger[level](`\n${text}`);
}
