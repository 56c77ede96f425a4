/** Passes a Lockstep command to the integration in a project's configuration, by a second integration that only carries the data. */
import type { AstroConfig, AstroIntegration } from 'astro';
import type { AstroSetup, BuildWork, ServeWork } from '../astro/astro-work.ts';

export type OpenWork = (setup: AstroSetup) => Promise<BuildWork | ServeWork>;

const NAME = 'lockstep:command';
/** A hook name that Astro keeps and never calls. */
const HOOK = 'lockstep:open';

export function commandIntegration(open: OpenWork): AstroIntegration {
  return { name: NAME, hooks: { [HOOK]: open } };
}

/** The command that started Astro; `undefined` if Astro was started directly. */
export function commandOf({ integrations }: Pick<AstroConfig, 'integrations'>): OpenWork | undefined {
  const open: unknown = integrations.find(({ name }) => name === NAME)?.hooks[HOOK];
  return isOpenWork(open) ? open : undefined;
}

function isOpenWork(value: unknown): value is OpenWork {
  return typeof value === 'function';
}
