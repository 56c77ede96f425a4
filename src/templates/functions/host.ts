/** What the functions need from the site that executes a template. */
import type { GoMethod, GoObject } from '../values/value.ts';
import type { TitleStyle } from './text-case.ts';

export interface TemplateHost {
  /** BCP-47 tag of the page's language: `sort`, `lang.FormatNumber`. */
  readonly lang?: string;
  readonly titleStyle?: TitleStyle;
  /** Minor version of Hugo whose functions are available: 111 for 0.111. All functions by default. */
  readonly version?: number;
  /** Receives the messages of `errorf` and `warnf`. */
  readonly report?: (severity: 'error' | 'warning', message: string) => void;
  /** Functions that the site implements, by their full name: `urls.Ref`, `transform.Markdownify`. They override those of this module. */
  readonly functions?: Readonly<Record<string, GoMethod>>;
  /** The objects `hugo`, `site` and `page`. */
  readonly objects?: Readonly<Record<string, GoObject>>;
}
