/** `lockstep build` for a site inside an Astro project: starts Astro with the project's configuration, which runs the build. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig } from 'astro';
import { sortProblems } from '../../diagnostics/index.ts';
import {
  type BundleFolder,
  makeBundleFolder,
  type OutputFolder,
  type StartedWorkers,
} from '../../io/index.ts';
import { importAstro } from '../astro/astro.ts';
import { type BuildOptions, createSiteOutput, hasErrors } from '../build-steps.ts';
import { type BuildResult, summarize } from '../build-summary.ts';
import { ProjectSettingsError } from './agree.ts';
import { commandIntegration } from './command.ts';
import { type OpenBuild, openBuild, UnusableSiteError } from './open-build.ts';

/** A build in progress: the output folder that Astro prints into. */
interface Under {
  readonly build: OpenBuild;
  readonly out: string;
  readonly output: OutputFolder;
  readonly server: BundleFolder;
}

/** Builds into a folder that is published as a whole, like every build. */
export async function buildProject(
  options: BuildOptions,
  start: number,
  started: StartedWorkers | undefined,
): Promise<BuildResult> {
  const { build: buildWithAstro } = await importAstro();
  let under: Under | undefined;
  const command = commandIntegration(async ({ config }) => {
    const build = await openBuild(config, options, started);
    under = { build, ...prepareFolders(config, build, options) };
    const { output, server } = under;
    return {
      ...build.work,
      folders: { out: output.path, server: server.path },
      write(path, html) {
        output.write(path, html);
        return true;
      },
    };
  });
  try {
    // Errors are thrown as well, so Astro need not log them.
    await buildWithAstro({ root: options.root, logLevel: 'silent', integrations: [command] });
    if (under === undefined) throw missingIntegration();
    return await publish(under, options, start);
  } catch (error) {
    if (error instanceof UnusableSiteError)
      return { problems: sortProblems(error.problems), summary: undefined, unusable: true };
    throw error;
  } finally {
    await close(under);
  }
}

function missingIntegration(): ProjectSettingsError {
  return new ProjectSettingsError(
    'Unexpected configuration of Astro that names Lockstep and does not use it, expected “integrations: [lockstep()]”, with “lockstep” from “lockstep/astro”. Add it.',
  );
}

function prepareFolders(
  { outDir, cacheDir, root }: AstroConfig,
  { prepared }: OpenBuild,
  options: BuildOptions,
): Omit<Under, 'build'> {
  const out = options.out ?? resolve(fileURLToPath(outDir));
  const output = createSiteOutput(prepared, { ...options, out });
  const server = makeBundleFolder(output.path, fileURLToPath(cacheDir), fileURLToPath(root));
  return { out, output, server };
}

async function publish(
  { build, out, output }: Under,
  { strict, clock }: BuildOptions,
  start: number,
): Promise<BuildResult> {
  const problems = await build.finish(output);
  if (strict && hasErrors(problems)) return { problems, out, summary: undefined };
  output.publish();
  const { prepared, rendering } = build;
  const printed = build.printed();
  const remote = await prepared.cache.remote?.finish();
  return {
    problems,
    out,
    summary: summarize(prepared, { plan: rendering.plan, printed, start, clock, remote }),
  };
}

/** Everything must have ended before the output folder may be removed. */
async function close(under: Under | undefined): Promise<void> {
  if (under === undefined) return;
  under.build.rendering.stop();
  await Promise.allSettled([under.build.rendering.rendered]);
  under.server.remove();
  under.output.discard();
  await under.build.prepared.drawer.close();
  await under.build.prepared.cache.remote?.finish();
}
