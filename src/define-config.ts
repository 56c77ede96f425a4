/** What a site's `lockstep.config.ts` imports from 'lockstep/config'. */
export { defineConfig, defineTheme, type LockstepConfig, type ThemeInput } from './config/index.ts';
