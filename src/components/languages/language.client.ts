/**
 * Remembers the language that a reader chooses in the menu, and offers it on the home pages of other languages: as a hint, never by a redirect. Before any
 * choice, the preferred languages of the browser are used.
 */
import { recall, remember } from '../stored.ts';

const KEY = 'language';
const own = document.documentElement.lang;

addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest<HTMLElement>('a[data-language]') : null;
  if (link?.dataset.language !== undefined) remember(KEY, link.dataset.language);
});

const hints = [...document.querySelectorAll<HTMLElement>('[data-hint]')];
const wanted = hints.length === 0 ? undefined : wantedLanguage();
const hint = hints.find((each) => each.dataset.hint === wanted);
if (hint !== undefined) {
  hint.hidden = false;
  hint.querySelector('button')?.addEventListener('click', () => {
    hint.hidden = true;
    remember(KEY, own);
  });
}

/** The language to offer; `undefined` if the page is already in the reader's. */
function wantedLanguage(): string | undefined {
  const chosen = recall(KEY);
  if (chosen !== null) return chosen === own ? undefined : chosen;
  const offered = [own, ...hints.map(({ dataset }) => dataset.hint ?? '')];
  for (const preferred of navigator.languages) {
    const found = offered.find((lang) => languageAndScript(lang) === languageAndScript(preferred));
    if (found !== undefined) return found === own ? undefined : found;
  }
  return undefined;
}

/** Compares languages with their scripts: `zh-CN` and `zh-Hans` are the same, `zh-TW` is another one. */
function languageAndScript(lang: string): string {
  try {
    const { language, script } = new Intl.Locale(lang).maximize();
    return `${language}-${script}`;
  } catch (error) {
    // Some browsers return the system's name of the language, which is no valid tag, such as `en-US@posix`.
    if (error instanceof RangeError) return lang;
    throw error;
  }
}
