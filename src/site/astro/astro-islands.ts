/** What Astro writes into pages that hold components of other frameworks: scripts and a style, always the same, which a Content-Security-Policy allows by their hashes. */
import idle from 'astro/client/idle.prebuilt.js';
import load from 'astro/client/load.prebuilt.js';
import media from 'astro/client/media.prebuilt.js';
import only from 'astro/client/only.prebuilt.js';
import visible from 'astro/client/visible.prebuilt.js';
import island from 'astro/runtime/server/astro-island.prebuilt.js';
import { ISLAND_STYLES } from 'astro/runtime/server/astro-island-styles.js';

/** One script for each of Astro's `client:` directives, and the one that wakes a component up. */
export const ISLAND_SCRIPTS: readonly string[] = [idle, load, media, only, visible, island];
export const ISLAND_STYLE: string = ISLAND_STYLES;
