/** What the functions need of the site in which a template runs. */
import type { GoMethod, GoObject } from '../values/value.ts';
import type { TitleStyle } from './text-case.ts';

export interface TemplateHost {
  /** BCP-47 tag of the page's language: `sort`, `lang.FormatNumber`. */
  readonly lang?: string;
  readonly titleStyle?: TitleStyle;
  /** Minor version of Hugo whose functions are there: 111 for 0.111. All are, where it is not given. */
  readonly version?: number;
  /** What `errorf` and `warnf` say. */
  readonly report?: (severity: 'error' | 'warning', message: string) => void;
  /** Functions that only the site can do, by their full name: `urls.Ref`, `transform.Markdownify`. They win over those of this room. */
  readonly functions?: Readonly<Record<string, GoMethod>>;
  /** What `hugo`, `site` and `page` stand for. */
  readonly objects?: Readonly<Record<string, GoObject>>;
}
