/** The functions of this folder and those that they call, as the text of one script. */
import { THEME } from '../diagram-theme.ts';
import { DRAW } from './draw.client.ts';
import { PRINT } from './print.client.ts';
import { READ } from './read.client.ts';

/** Declares `drawDiagram` in the page that runs it. */
export const PAGE_SCRIPT = [...THEME, ...READ, ...PRINT, ...DRAW].map(String).join('\n');
