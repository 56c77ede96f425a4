// For editors and `astro check`; the program hands Astro the same settings itself, with a site's own folders (src/pipeline/astro.ts).
import { ASTRO_CONFIG } from './src/pipeline/astro.ts';

export default ASTRO_CONFIG;
