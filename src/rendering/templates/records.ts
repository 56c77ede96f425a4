/** Values of a page that are records: its file, its language. */
import type { PageSummary, ShortcodeContext } from '../../shortcodes/index.ts';
import { GoMethod, GoObject, GoRecord, toText } from '../../templates/index.ts';

export function fileObject(file: string): GoRecord {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const base = name.replace(/\.[^.]*$/, '');
  const extension = name.slice(base.length + 1);
  return new GoRecord('*hugolib.fileInfo', {
    Path: file,
    Filename: file,
    Dir: file.slice(0, file.length - name.length),
    LogicalName: name,
    BaseFileName: base,
    TranslationBaseName: base,
    ContentBaseName: base,
    Ext: extension,
    Extension: extension,
  });
}

export function languageObject(context: ShortcodeContext): GoRecord {
  const { locale, lang } = context.page;
  const { languageName, direction } = context.siteFacts;
  return new GoRecord('*langs.Language', {
    Lang: locale,
    Locale: lang,
    LanguageCode: lang,
    LanguageName: languageName,
    Name: locale,
    LanguageDirection: direction,
    Label: languageName,
    Direction: direction,
  });
}

/** `.OutputFormats` of a page: its HTML, and the feed of a list. */
export function outputFormats({ url, kind }: Pick<PageSummary, 'url' | 'kind'>): GoObject {
  const format = (name: string, rel: string, address: string, type: string) =>
    new GoRecord('page.OutputFormat', {
      Name: name,
      Rel: rel,
      RelPermalink: address,
      Permalink: address,
      MediaType: new GoRecord('media.Type', { Type: type, SubType: type.replace(/^.*\/|\+.*$/g, '') }),
    });
  const all = [
    format('html', 'canonical', url, 'text/html'),
    ...(kind === 'page' ? [] : [format('rss', 'alternate', `${url}index.xml`, 'application/rss+xml')]),
  ];
  return new OutputFormats(all);
}

class OutputFormats extends GoObject {
  readonly typeName = 'page.OutputFormats';
  readonly #formats: readonly GoRecord[];

  constructor(formats: readonly GoRecord[]) {
    super();
    this.#formats = formats;
  }

  override items(): readonly GoRecord[] {
    return this.#formats;
  }

  override member(name: string): GoMethod | undefined {
    if (name !== 'Get') return undefined;
    return new GoMethod(
      ([wanted]) =>
        this.#formats.find((each) => each.member('Name') === toText(wanted).toLowerCase()) ?? null,
      1,
    );
  }
}
