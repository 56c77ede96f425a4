/** Sites and API servers that are there for one test, and how the real kubectl is led to them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { newestRelease } from '../../src/manifests/index.ts';
import { type ApiServer, type ApiServerOptions, startApiServer } from './api-server.ts';
import { type ExampleSite, makeSite } from './example-site.ts';

export const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

/** An API server of the newest release. */
export async function startCluster(options: Omit<ApiServerOptions, 'schemas'> = {}): Promise<ApiServer> {
  const server = await startApiServer({ schemas: newestRelease(), ...options });
  onTestFinished(() => server.close());
  return server;
}

/** See {@link makeSite}. */
export function useSite(files?: Readonly<Record<string, string>>): ExampleSite {
  const site = makeSite(files);
  onTestFinished(() => site.remove());
  return site;
}

/** An environment in which kubectl knows one cluster, and has no cache of others. */
export function environmentOf(kubeconfig: string): NodeJS.ProcessEnv {
  return { ...process.env, HOME: mkdtempSync(join(tmpdir(), 'lockstep-home-')), KUBECONFIG: kubeconfig };
}
