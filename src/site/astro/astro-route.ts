/** The single route that prints all of our pages. */
import { join } from 'node:path';
import { PROGRAM } from '../../io/index.ts';
import { ASSET_FOLDER } from './astro-work.ts';

/** Below the base path. Browsers never request it. */
export const PAGE_ROUTE = `/${ASSET_FOLDER}/page`;

export const ROUTE_FILE = join(PROGRAM, 'src/layouts/route.astro');
