/** Values of a page that are records: its file, its language. */
import type { ShortcodeContext } from '../../shortcodes/index.ts';
import { GoRecord } from '../../templates/index.ts';

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
    LanguageDirection: direction,
    Label: languageName,
    Direction: direction,
  });
}
