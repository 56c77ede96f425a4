import type { EditorSite } from './editor-site.ts';

/** A document with its site and its path there. */
export interface Opened {
  readonly site: EditorSite;
  /** Relative to the site directory. */
  readonly path: string;
  readonly text: string;
  readonly version: number;
}
