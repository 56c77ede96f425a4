/**
 * Sites of two brands with the same content: the manual, the pages of the browser tests (some in Arabic), and a blog. The first brand is set in the configuration,
 * the other one is the theme package `lockstep-theme-harbour`.
 */
import { cpSync, existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../..');
const BROWSER_TESTS = join(PROJECT, 'test/browser');
const PARTS = [
  'content',
  'data',
  'examples',
  'i18n',
  'lockstep.config.ts',
  'shortcodes',
  'starter',
  'static',
];

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="14" fill="#b3261e"/><path d="M9 16h14M16 9v14" stroke="#fff" stroke-width="3"/></svg>\n';

/** The setting `theme` of each brand. */
const THEMES = {
  clinic: `{
    logo: { light: './src/logo.svg' },
    icon: './src/logo.svg',
    accent: '#b3261e',
    neutral: '#6b5b57',
    lastUpdated: true,
    social: [
      { icon: 'github', label: 'Code', href: 'https://code.example/clinic' },
      { icon: 'mastodon', label: { en: 'News', ar: 'أخبار' }, href: 'https://social.example/@clinic' },
    ],
    footer: {
      columns: [
        { title: { en: 'Community', ar: 'المجتمع', zh: '社区' }, links: [{ label: { en: 'Forum', ar: 'المنتدى' }, href: 'https://forum.example/' }] },
        { title: { en: 'Help', ar: 'مساعدة', zh: '帮助' }, links: [{ label: { en: 'Contact', ar: 'اتصل بنا' }, href: 'https://help.example/' }] },
      ],
      legal: [{ label: { en: 'Privacy', ar: 'الخصوصية' }, href: '/privacy/' }],
    },
    announcement: {
      text: { en: 'Version 2 is out: read what changes for you before you upgrade.', ar: 'صدر الإصدار 2: اقرأ ما يتغير قبل الترقية.' },
      href: '/blog/',
    },
    feedback: 'https://forms.example/answers',
  }`,
  harbour: `{ package: 'lockstep-theme-harbour' }`,
} as const;

export type Brand = keyof typeof THEMES;

export const BRANDS: readonly Brand[] = ['clinic', 'harbour'];

/** For each locale: the title of its blog, and the title and text of a post. */
const POSTS: Readonly<Record<string, readonly [blog: string, title: string, text: string]>> = {
  en: [
    'Blog',
    'Probes that wait for a slow start',
    'A startup probe holds back the others until the program answers.',
  ],
  fr: [
    'Blog',
    'Des sondes qui attendent un démarrage lent',
    'Une sonde de démarrage retient les autres jusqu’à ce que le programme réponde.',
  ],
  zh: ['博客', '等待缓慢启动的探针', '启动探针会推迟其他探针，直到程序作出响应。'],
  uk: [
    'Блог',
    'Проби, що чекають на повільний запуск',
    'Проба запуску стримує інші, доки програма не відповість.',
  ],
  ar: ['المدونة', 'مجسّات تنتظر بدءًا بطيئًا', 'يؤخر مجسّ البدء المجسّات الأخرى إلى أن يجيب البرنامج.'],
};

/** Writes the site directory of a brand. All paths are absolute. */
export function writeBrandedSite(root: string, brand: Brand): void {
  mkdirSync(root, { recursive: true });
  for (const part of PARTS)
    if (existsSync(join(PROJECT, part))) cpSync(join(PROJECT, part), join(root, part), { recursive: true });
  cpSync(join(BROWSER_TESTS, 'site'), root, { recursive: true });
  for (const part of ['content/ar', 'content/en/docs/guide', 'i18n'])
    cpSync(join(BROWSER_TESTS, 'right-to-left', part), join(root, part), { recursive: true });
  cpSync(
    join(PROJECT, 'packages/lockstep-theme-harbour'),
    join(root, 'node_modules/lockstep-theme-harbour'),
    {
      recursive: true,
    },
  );
  const files = { ...blog(), 'src/logo.svg': LOGO, 'lockstep.config.ts': config(brand) };
  renameSync(join(root, 'lockstep.config.ts'), join(root, 'manual.config.ts'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  // The manual's shortcodes import them.
  for (const name of ['reference', 'scripts']) symlinkSync(join(PROJECT, name), join(root, name));
}

function config(brand: Brand): string {
  return `import { defineConfig } from 'lockstep';
import manual from './manual.config.ts';

export default defineConfig({
  ...manual,
  title: { en: 'Lockstep', ar: 'لوكستب' },
  locales: { ...manual.locales, ar: 'العربية' },
  fallbackPages: true,
  printViews: true,
  taxonomies: { tags: 'tags' },
  repository: 'https://code.example/clinic',
  copyright: '© 2026 The authors',
  theme: ${THEMES[brand]},
});
`;
}

function blog(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [locale, [name, title, text]] of Object.entries(POSTS)) {
    files[`content/${locale}/blog/_index.md`] = `---\ntitle: ${name}\n---\n`;
    for (const [number, date] of ['2025-11-04', '2026-02-11', '2026-03-02'].entries())
      files[`content/${locale}/blog/post-${number + 1}.md`] =
        `---\ntitle: "${title} ${number + 1}"\ndate: ${date}\nauthors: [Mara Lind, 李华]\ntags: [probes, pods]\n---\n${text}\n\n<!--more-->\n\n## ${title}\n\n${text} ${text}\n`;
  }
  return files;
}
