/** What a built site says of its own translations: notices on pages, and the report as a page. */
import type { DriftNotice, DriftReport, Texts } from '../../drift/index.ts';

export interface SiteDrift {
  readonly report: DriftReport;
  /** By the translation's file; empty where the site does not want them. */
  readonly notices: ReadonlyMap<string, DriftNotice>;
  /** By the translation's file. */
  readonly texts: ReadonlyMap<string, Texts>;
  /** How much readers ask for a page, by the translation's file. */
  readonly demandFor: ReadonlyMap<string, number>;
}
