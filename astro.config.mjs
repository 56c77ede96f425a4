// For editors and `astro check`; the program hands Astro the same settings itself, with a site's own folders (src/site/astro/astro.ts).
import { ASTRO_CONFIG } from './src/site/astro/astro.ts';

export default ASTRO_CONFIG;
