/** The languages of the drift reports that are pages: the HTML report, and the page of `drift watch`. */
import { expect, it } from 'vitest';
import type { DriftPage, DriftReport } from '../../src/drift/index.ts';
import { langToDirection, localeToLang } from '../../src/locales/index.ts';
import {
  createPageWords,
  describePinInHtml,
  type ReviewOptions,
  renderDriftHtml,
  renderGone,
  renderReview,
  type Words,
} from '../../src/reporters/index.ts';
import type { UiStrings } from '../../src/ui/index.ts';

const LABELS = { en: 'English', uk: 'Українська', zh: '简体中文', ar: 'العربية', he: 'עברית', ca: 'Català' };
const site = {
  conventions: { siteStringsFirst: false },
  defaultLocale: 'en',
  locales: Object.entries(LABELS).map(([name, label]) => {
    const lang = localeToLang(name) ?? name;
    return { name, label, lang, direction: langToDirection(lang), fallbacks: [] };
  }),
};

/** The words for readers of a locale, with strings that the site itself has. */
function wordsFor(locale: string, strings: Readonly<Record<string, UiStrings>> = {}): Words {
  return createPageWords({ site, uiCatalogues: { strings, files: {} } }, locale);
}

const page = (locale: string, more: Partial<DriftPage> = {}): DriftPage => ({
  locale,
  file: `content/${locale}/a.md`,
  sourceFile: 'content/en/a.md',
  status: 'drifted',
  added: 2,
  deleted: 1,
  commits: [{ commit: 'a'.repeat(40), date: '2026-01-02T00:00:00Z', subject: 'More' }],
  sections: [
    {
      id: 'one',
      title: 'One',
      change: 'changed',
      sourceLines: [2, 2],
      lines: [2, 3],
      words: 1,
      severity: 'major',
      answered: true,
      blocks: [
        { kind: 'paragraph', change: 'changed', baseLines: [2, 2], sourceLines: [2, 2], lines: [2, 3] },
      ],
    },
  ],
  ...more,
});
const TEXTS = { before: 'a\nb\nc', after: 'a\nd\nc', translation: '1\n2\n3' };

function reportOf(locale: string, words?: Words): string {
  const none = { translated: 1, current: 0, drifted: 1, orphaned: 0, unknown: 0, missing: 0 };
  const report: DriftReport = {
    source: 'en',
    head: 'b'.repeat(40),
    pages: [page(locale)],
    locales: [{ locale, source: 1, ...none }],
  };
  return renderDriftHtml(report, () => TEXTS, {
    locales: site.locales,
    ...(words === undefined ? {} : { words }),
  });
}

function optionsFor(words: Words): ReviewOptions {
  return { words, locales: site.locales, source: 'en', token: 't', tokenHeader: 'x-t', version: 't.0' };
}

const reviewOf = (locale: string, words = wordsFor(locale), more: Partial<DriftPage> = {}) =>
  renderReview(page(locale, more), TEXTS, optionsFor(words));

it('the HTML report is in English, with the lang of each text', () => {
  const html = reportOf('uk');
  expect(html).toContain('<html lang="en" dir="ltr">');
  expect(html).toContain('<h1>Translations</h1>\n<p>Source: English <code>bbbbbbbbbbbb</code></p>');
  expect(html).toContain('<h2>Changed “One”, the translation has it</h2>');
  expect(html).toMatch(
    /aria-label="Source" lang="en" dir="ltr">.*aria-label="Translation" lang="uk" dir="ltr">/s,
  );
});

it('the HTML report for one locale is in its language', () => {
  const html = reportOf('uk', wordsFor('uk'));
  expect(html).toContain('<html lang="uk" dir="ltr">');
  expect(html).toContain('<title>Переклади</title>');
  expect(html).toContain('<p>Джерело: English <code>bbbbbbbbbbbb</code></p>');
  expect(html).toContain('<option value="drifted">відстає</option>');
  expect(html).toContain('<h2>Змінено «One», у перекладі це вже є</h2>');
  // In a list from right to left, dates and subjects keep their own direction.
  expect(html).toContain('<code>aaaaaaaaaa</code> <bdi>2026-01-02</bdi> <bdi>More</bdi>');
  expect(reportOf('zh', wordsFor('zh'))).toContain('<bdi dir="ltr">+2 −1</bdi>，1 次提交，1 节');
});

it('the page of a translation is in its language, from right to left where that is written so', () => {
  const uk = reviewOf('uk');
  expect(uk).toContain('<html lang="uk" dir="ltr">');
  expect(uk).toContain('<li><a id="c0" href="#s0">змінено «One»</a>, рядки 2–3, у перекладі це вже є</li>');
  expect(reviewOf('zh')).toContain('<li><a id="c0" href="#s0">改动：“One”</a>，第 2–3 行，译文中已有</li>');
  for (const locale of ['ar', 'he']) {
    const html = reviewOf(locale);
    expect(html).toContain(`<html lang="${locale}" dir="rtl">`);
    expect(html).toContain('aria-labelledby="source-title" lang="en" dir="ltr">');
    expect(html).toContain(`aria-labelledby="translation-title" lang="${locale}" dir="rtl">`);
    expect(html).toContain('<bdi dir="ltr">+2 −1</bdi>');
    expect(html).not.toMatch(/\[drift_|\{\{|\ue000/);
  }
});

it('the page is in English where its locale has no texts, and says so of single texts', () => {
  const none = reviewOf('ca');
  expect(none).toContain('<html lang="en" dir="ltr">');
  expect(none).toContain('Done: pin this page');
  expect(none).toContain('aria-labelledby="translation-title" lang="ca" dir="ltr">');
  expect(none).not.toContain('<span lang=');
  const some = reviewOf('ca', wordsFor('ca', { ca: { drift_state: 'Estat', drift_done: 'Fet' } }));
  expect(some).toContain('<html lang="ca" dir="ltr">');
  expect(some).toContain('>Fet</button>');
  expect(some).toContain('<span lang="en">Pin it anyway</span>');
  expect(reportOf('ca', wordsFor('ca', { ca: { drift_state: 'Estat' } }))).toContain(
    '<option value="" lang="en">all</option>',
  );
});

it('every link of a section leads to a line, also where the translation ends before', () => {
  const [section] = page('uk').sections;
  if (section === undefined) throw new Error('Expected a section.');
  const html = reviewOf('uk', wordsFor('uk'), { sections: [{ ...section, change: 'added', lines: [9, 9] }] });
  expect(html).toContain('<a id="s0" data-source="2" data-change="added"></a><span class="no">3</span>');
});

it('the page of a file that is gone says so', () => {
  expect(renderGone('content/fr/a.md', optionsFor(wordsFor('uk')))).toContain('<p>Такого файлу немає</p>');
});

it.each([
  [{ kind: 'no-git' }, 'сайт не під git'],
  [{ kind: 'no-file' }, 'такого файлу немає'],
  [{ kind: 'no-text' }, 'вона ще не має власного тексту'],
  [{ kind: 'unreadable' }, 'її не вдається прочитати'],
  [{ kind: 'no-source', sourceFile: 'a&b.md' }, 'її джерела a&amp;b.md більше немає'],
  [
    { kind: 'uncommitted-source', sourceFile: 'a.md', key: 'l10n.commit' },
    'a.md має незафіксовані зміни, а «l10n.commit» називає коміт',
  ],
] as const)('the reason %o is told in the language of the page', (why, text) => {
  expect(describePinInHtml({ kind: 'impossible', file: 'a.md', why }, wordsFor('uk'))).toBe(
    `<p>Мітку не поставлено: ${text}.</p>`,
  );
});
