/** Page values that are records: its file, its language. */
import type { PageSummary, SiteFacts } from '../../../shortcodes/index.ts';
import { GoRecord, type GoValue, PrintedRecord } from '../../../templates/index.ts';

/** Paths are relative to the content folder, as in Hugo. */
export function fileObject({ file, path, kind, bundle }: PageSummary): GoRecord {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const id = path.replace(/^\//, '');
  const isFolder = kind !== 'page' || bundle === 'leaf';
  const folder = isFolder ? id : id.slice(0, Math.max(0, id.lastIndexOf('/')));
  const dir = folder === '' ? '' : `${folder}/`;
  const base = name.replace(/\.[^.]*$/, '');
  const extension = name.slice(base.length + 1);
  return new GoRecord('*hugolib.fileInfo', {
    Path: `${dir}${name}`,
    Filename: file,
    Dir: dir,
    LogicalName: name,
    BaseFileName: base,
    TranslationBaseName: base,
    ContentBaseName: isFolder && folder !== '' ? folder.slice(folder.lastIndexOf('/') + 1) : base,
    Ext: extension,
    Extension: extension,
  });
}

/** One language has many objects, which are one thing to templates and print its key. */
class LanguageObject extends PrintedRecord {
  override equals(other: GoValue): boolean {
    return other instanceof LanguageObject && other.member('Lang') === this.member('Lang');
  }
}

/** A language of the site with its own settings. */
export function languageObject(locale: string, facts: SiteFacts): GoRecord {
  const own = facts.languages.find(({ name }) => name === locale);
  const lang = own?.lang ?? locale;
  const { languageName, direction } = facts;
  return new LanguageObject('*langs.Language', locale, {
    Lang: locale,
    Locale: lang,
    LanguageCode: lang,
    LanguageName: languageName,
    Name: locale,
    LanguageDirection: direction,
    Label: languageName,
    Direction: direction,
    Weight: BigInt(own?.weight ?? 0),
  });
}
