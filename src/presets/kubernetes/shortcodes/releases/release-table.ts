/** Parts that the shortcodes about releases share. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ShortcodeContext } from '../../../../shortcodes/index.ts';

/** A table with its column titles as UI strings. */
export function releaseTable(
  context: ShortcodeContext,
  columns: readonly string[],
  rows: readonly (readonly ElementContent[])[],
): Element {
  return h('table', [
    h(
      'thead',
      h(
        'tr',
        columns.map((key) => h('th', { scope: 'col' }, context.ui(key))),
      ),
    ),
    h(
      'tbody',
      rows.map((cells) => h('tr', [...cells])),
    ),
  ]);
}

/** A cell with a note, which the data holds in English. */
export function noteCell(context: ShortcodeContext, note: string): Element {
  return h('td', { lang: 'en-US' }, note === '' ? [] : context.markdown(note));
}

/** A date for people and programs; the layout is Go's notation, from the UI strings. */
export function timeElement(context: ShortcodeContext, date: string): Element {
  return h('time', { dateTime: date }, context.formatDate(date, context.ui('release_date_format')));
}

/** Fills `%s` and `%[2]s` of a UI string, as Go's `printf`. */
export function fillVerbs(format: string, values: readonly string[]): string {
  let next = 0;
  return format.replace(/%(?:%|(?:\[(\d+)\])?[svd])/g, (verb, index: string | undefined) => {
    if (verb === '%%') return '%';
    if (index !== undefined) next = Number(index) - 1;
    next += 1;
    return values[next - 1] ?? verb;
  });
}
