/** How a command of ours reaches the integration in a project's configuration: an integration next to it, which does nothing but say what there is to do. */
import type { AstroConfig, AstroIntegration } from 'astro';
import type { AstroSetup, BuildWork, ServeWork } from '../astro/astro-work.ts';

export type OpenWork = (setup: AstroSetup) => Promise<BuildWork | ServeWork>;

const NAME = 'lockstep:command';
/** A hook that Astro passes on and never calls. */
const HOOK = 'lockstep:open';

export function commandIntegration(open: OpenWork): AstroIntegration {
  return { name: NAME, hooks: { [HOOK]: open } };
}

/** What the command that started Astro works on; `undefined` where Astro was started by itself. */
export function commandOf({ integrations }: Pick<AstroConfig, 'integrations'>): OpenWork | undefined {
  const open: unknown = integrations.find(({ name }) => name === NAME)?.hooks[HOOK];
  return isOpenWork(open) ? open : undefined;
}

function isOpenWork(value: unknown): value is OpenWork {
  return typeof value === 'function';
}
