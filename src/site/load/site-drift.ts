/** What a built site shows about its translations: notices on pages, and the report as a page. */
import type { DriftNotice, DriftReport, Texts } from '../../drift/index.ts';

export interface SiteDrift {
  readonly report: DriftReport;
  /** By the translation's file; empty if the site shows no notices. */
  readonly notices: ReadonlyMap<string, DriftNotice>;
  /** By the translation's file. */
  readonly texts: ReadonlyMap<string, Texts>;
  /** How many readers a page has, by the translation's file. */
  readonly demandFor: ReadonlyMap<string, number>;
}
