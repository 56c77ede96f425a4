import type { EditorSite } from './editor-site.ts';

/** A document, the site that it is of, and where it stands there. */
export interface Opened {
  readonly site: EditorSite;
  /** Relative to the site directory. */
  readonly path: string;
  readonly text: string;
  readonly version: number;
}
