/** Converts between segments and PO files of GNU gettext. */
import type { GetTextTranslation } from 'gettext-parser';
import type { ExchangeFile, FileHeader } from './entry.ts';
import type { Segment } from './segments.ts';

const LOCALE = 'X-Lockstep-Locale';

/** A PO file with one entry for each segment. */
export async function renderPo(
  segments: readonly Segment[],
  { locale, lang, date }: FileHeader,
): Promise<string> {
  const { po } = await import('gettext-parser');
  const translations: Record<string, Record<string, GetTextTranslation>> = {};
  for (const { context, source, translation, isFuzzy, previous, place, offer } of segments) {
    const comments = {
      reference: place,
      ...(offer === undefined
        ? {}
        : { extracted: `${offer.percent} % ${offer.place}: ${offer.translation.replaceAll('\n', ' ')}` }),
      ...(isFuzzy ? { flag: 'fuzzy' } : {}),
      ...(previous === undefined ? {} : { previous: `msgid ${JSON.stringify(previous)}` }),
    };
    translations[context] = {
      [source]: { msgctxt: context, msgid: source, msgstr: [translation], comments: comments as never },
    };
  }
  const headers = {
    'Project-Id-Version': 'Documentation',
    'PO-Revision-Date': `${date.slice(0, 16).replace('T', ' ')}+0000`,
    'Last-Translator': 'Lockstep',
    'Language-Team': lang,
    Language: lang.replaceAll('-', '_'),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    [LOCALE]: locale,
  };
  return `${po.compile({ charset: 'utf-8', headers, translations }, { foldLength: 0 }).toString('utf8').trimEnd()}\n`;
}

/** Throws an `Error` if the text is not a PO file. */
export async function parsePo(text: string): Promise<ExchangeFile> {
  const { po } = await import('gettext-parser');
  const { headers, translations } = po.parse(text);
  const lines = contextLines(text);
  const entries = Object.entries(translations).flatMap(([context, own]) =>
    Object.values(own)
      .filter(({ msgid }) => msgid !== '')
      .map(({ msgid, msgstr, comments }) => ({
        context,
        source: msgid,
        translation: msgstr[0] ?? '',
        isFuzzy: /\bfuzzy\b/.test(comments?.flag ?? ''),
        line: lines.get(context) ?? 1,
      })),
  );
  const names = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { locale: names.get(LOCALE.toLowerCase()) ?? names.get('language') ?? '', entries };
}

/** The library does not report lines. */
function contextLines(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const opening = /^msgctxt\s+"(.*)"\s*$/.exec(lines[at] ?? '')?.[1];
    if (opening === undefined) continue;
    let context = opening;
    const line = at + 1;
    for (;;) {
      const more = /^"(.*)"\s*$/.exec(lines[at + 1] ?? '')?.[1];
      if (more === undefined) break;
      context += more;
      at += 1;
    }
    found.set(context.replaceAll('\\"', '"').replaceAll('\\\\', '\\'), line);
  }
  return found;
}
