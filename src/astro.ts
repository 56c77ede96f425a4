/** What a site's `astro.config.mjs` imports from 'lockstep/astro'. */
export { lockstep, lockstep as default } from './site/index.ts';
