/** The call that asks, for the parts of a {@link ShortcodeContext}. */
import type { Locale } from '../../locales/index.ts';
import type { ShortcodeCall, ShortcodeContext } from '../../shortcodes/index.ts';
import { generated, type SourceText } from '../../text/index.ts';
import type { Owner, PageRun } from '../page-run.ts';

export interface Asking {
  readonly run: PageRun;
  readonly owner: Owner;
  readonly call: ShortcodeCall<unknown>;
  /** Of the page; absent for a page of no locale of the site. */
  readonly locale: Locale | undefined;
  readonly report: CallReport;
}

/** What is wrong with a call. */
export interface CallReport extends Pick<ShortcodeContext, 'problem' | 'reported' | 'errorBox'> {
  /** Reports a path that leads out of the site. */
  refuse(path: string): void;
}

/** A text that the program made stands where the call stands. */
export function asSource({ call }: Pick<Asking, 'call'>, text: SourceText | string): SourceText {
  return typeof text === 'string' ? generated(text, call.origin) : text;
}
