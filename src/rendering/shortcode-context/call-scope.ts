/** The calling shortcode, shared by the parts of a {@link ShortcodeContext}. */
import type { Locale } from '../../locales/index.ts';
import type { ShortcodeCall, ShortcodeContext } from '../../shortcodes/index.ts';
import { generated, type SourceText } from '../../text/index.ts';
import type { Owner, PageRun } from '../run/page-run.ts';

export interface CallScope {
  readonly run: PageRun;
  readonly owner: Owner;
  readonly call: ShortcodeCall<unknown>;
  /** The page's locale; absent for a page of a locale that the site lacks. */
  readonly locale: Locale | undefined;
  readonly report: CallReport;
}

/** Reports problems of a call. */
export interface CallReport extends Pick<ShortcodeContext, 'problem' | 'reported' | 'errorBox'> {
  /** Reports a path that leads out of the site. */
  refuse(path: string): void;
}

/** Generated text, with the place of the call. */
export function asSource({ call }: Pick<CallScope, 'call'>, text: SourceText | string): SourceText {
  return typeof text === 'string' ? generated(text, call.origin) : text;
}
