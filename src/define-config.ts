/** What a site's `lockstep.config.ts` imports from 'lockstep/config'. */
export { defineConfig, type LockstepConfig } from './config/index.ts';
