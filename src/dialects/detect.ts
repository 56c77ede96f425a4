/** Detects the dialect of a text. */
import { hasCaptures } from './capture/capture.ts';
import type { DialectName } from './dialect.ts';
import { proseOf } from './prose.ts';
import { scoreVuePress } from './vuepress/vuepress.ts';

/** With at least this many signs of VuePress, a page is VuePress even if it has text that looks like a shortcode. */
const SURE = 3;

/**
 * The dialect of a page (front matter included, copy residue not); `undefined` for what is no page at all: neither front matter nor a heading, or HTML and data.
 *
 * @param expected the dialect of the site that the page is from
 */
export function detectDialect(text: string, expected?: DialectName): DialectName | undefined {
  if (/^\s*(?:<!doctype|<html|<\?xml|#!)/i.test(text)) return undefined;
  if (/^content_template:/m.test(text) || hasCaptures(text)) return 'hugo-capture';
  const score = scoreVuePress(text);
  const hasShortcodes =
    /\{\{[<%]\s*\/?[\p{L}_][\p{L}\p{Nd}_/-]{0,80}(?![\p{L}\p{Nd}_/-])[^{}]{0,2000}[>%]\}\}/u.test(text);
  if (score >= SURE || (score > 0 && !hasShortcodes && !/^content_type:/m.test(text))) return 'vuepress';
  if (expected !== undefined) return expected;
  if (hasShortcodes || /^content_type:/m.test(text)) return 'hugo';
  return /^\s*(?:---|\+\+\+)[ \t]*\n[\s\S]*?^(?:---|\+\+\+)[ \t]*$/m.test(text) || hasHeading(text)
    ? 'markdown'
    : undefined;
}

function hasHeading(text: string): boolean {
  const prose = proseOf(text);
  for (const { index } of text.matchAll(/^ {0,3}(?:#{1,6}[ \t]+\S|[^\n]+\n=+[ \t]*$)/gm)) {
    if (prose.isProse(index)) return true;
  }
  return false;
}
