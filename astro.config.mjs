// The manual is a site in an Astro project: `npm run build` and `npx astro build` give the same.
import lockstep from './src/astro.ts';

export default { integrations: [lockstep()] };
