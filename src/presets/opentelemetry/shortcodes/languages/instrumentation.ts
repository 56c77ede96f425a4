/** Shared by the shortcodes about instrumentation languages: the site's `data/instrumentation` has a table for each. */
import type { ValueMap } from '../../../../config/index.ts';
import { isValueMap } from '../../../../formats/index.ts';
import { mapOf, type ShortcodeContext, textOf } from '../../../../shortcodes/index.ts';

/** The languages, sorted by key. */
export function languages(context: ShortcodeContext): [string, ValueMap][] {
  return Object.entries(mapOf(context.data('instrumentation')))
    .filter((entry): entry is [string, ValueMap] => isValueMap(entry[1]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The given language, else that of the page's section: `/fr/docs/languages/go/api/` → `go`. */
export function languageKey(context: ShortcodeContext, given: string | undefined): string {
  return given?.trim() || (/docs\/languages\/([^/]+)/.exec(context.page.url)?.[1] ?? '');
}

export function languageName(context: ShortcodeContext, key: string): string {
  return textOf(mapOf(context.data(`instrumentation.${key}`)), 'name');
}

/** The maturity of a signal in a language: `stable`; a dash if unknown. */
export function signalStatus(language: ValueMap, signal: string): string {
  return textOf(mapOf(language.status), signal) || '-';
}

/** `in development` → `In development`. */
export function humanize(text: string): string {
  const words = text.replaceAll(/[-_]/g, ' ').trim();
  return text === '-' ? '-' : words.charAt(0).toUpperCase() + words.slice(1);
}

const MATURITY =
  'https://github.com/open-telemetry/opentelemetry-specification/blob/main/oteps/0232-maturity-of-otel.md';

/** The status as a link to its definition. */
export function statusLink(status: string): string {
  const name = ['experimental', 'in development'].includes(status) ? 'development' : status;
  if (['stable', 'development'].includes(name)) {
    return `[${humanize(name)}](/docs/specs/otel/versioning-and-stability/#${name})`;
  }
  return ['alpha', 'beta'].includes(name) ? `[${humanize(name)}](${MATURITY}#${name})` : humanize(name);
}
