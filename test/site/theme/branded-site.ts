/** A site that uses all settings of the theme. */
import { createTinySite, page, type TinySite, type Tree } from '../tiny-site.ts';

const picture = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30H0z" fill="${colour}"/></svg>\n`;

const BRANDED: Tree = {
  'lockstep.config.ts': `import { defineConfig } from 'lockstep';

export default defineConfig({
  title: 'Harbour',
  url: 'https://harbour.example',
  locales: { en: 'English', fr: 'Français' },
  copyright: { en: '© 2026 Harbour authors', fr: '© 2026 Les auteurs de Harbour' },
  repository: 'https://gitlab.com/harbour/docs',
  issueUrl: 'https://gitlab.com/harbour/docs/-/issues/new?issue[title]={title}&issue[description]={file}',
  sourceUrl: 'https://gitlab.com/harbour/docs/-/blob/main/',
  menus: { footer: [{ name: { en: 'Imprint', fr: 'Mentions légales' }, url: '/imprint/' }] },
  theme: {
    logo: { light: './src/day.svg', dark: './src/night.svg', wordmark: true },
    accent: '#7a1fa2',
    fonts: { sans: '@faces/quay' },
    css: ['./src/brand.css'],
    head: [
      { tag: 'meta', attrs: { name: 'theme-color', content: '#7a1fa2' } },
      { tag: 'script', content: 'window.harbour = true;' },
      { tag: 'link', attrs: { rel: 'me', href: 'https://social.example/@harbour' } },
    ],
    social: [{ icon: 'mastodon', label: { en: 'News', fr: 'Actualités' }, href: 'https://social.example/@harbour' }],
    footer: {
      columns: [{ title: 'Community', links: [{ label: 'Forum', href: 'https://forum.example/' }] }],
      legal: [{ label: 'Privacy', href: '/privacy/' }],
    },
    announcement: { text: { en: 'Harbour 2 is out.' }, href: '/news/' },
    feedback: 'https://forms.example/answers',
    analytics: [{ src: 'https://stats.example/count.js?v=2', attrs: { 'data-site': 'harbour' }, connect: ['https://stats.example/api'] }],
    verification: { 'google-site-verification': 'abc123' },
  },
});
`,
  'content/en/guide.md': page('Mooring', 'Text.'),
  'src/day.svg': picture('#7a1fa2'),
  'src/night.svg': picture('#e0b0ff'),
  'src/brand.css': '@import "./more.css";\n.brand { letter-spacing: 0.125em; }\n',
  'src/more.css': '.pager { gap: 3.125rem; }\n',
  'node_modules/@faces/quay/package.json': '{ "name": "@faces/quay", "version": "1.0.0" }',
  'node_modules/@faces/quay/index.css':
    "@font-face { font-family: 'Quay Variable'; src: url(./quay-latin.woff2) format('woff2'); unicode-range: U+0000-00FF; }\n",
  'node_modules/@faces/quay/quay-latin.woff2': 'no real typeface',
};

export function createBrandedSite(more: Tree = {}): TinySite {
  return createTinySite({ ...BRANDED, ...more });
}
