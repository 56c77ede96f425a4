/** Theme settings: they appear on every page, and headers allow no other hosts than they name. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, showProblem } from '../tiny-site.ts';
import { createBrandedSite } from './branded-site.ts';

const site = createBrandedSite();
const read = { home: '', guide: '', french: '', policy: '', styles: '' };
let problems: string[] = [];

beforeAll(async () => {
  const { report } = await site.build();
  problems = report.problems.map(showProblem);
  read.home = site.read('index.html');
  read.guide = site.read('guide/index.html');
  read.french = site.read('fr/index.html');
  read.policy = /Content-Security-Policy: (.*)/.exec(site.read('_headers'))?.[1] ?? '';
  const sheets = site.outputs().filter((path) => /_lockstep\/site\..*\.css$/.test(path));
  read.styles = sheets.map((path) => site.read(path)).join('\n');
});

describe('a site with a brand', () => {
  it('has no findings', () => {
    expect(problems).toEqual([]);
  });

  it('shows a logo for each theme, which is its name', () => {
    const [light, dark] = [...read.home.matchAll(/<img class="(?:light|dark)" src="([^"]+)" alt="Harbour"/g)];
    expect(light?.[1]).toMatch(/^\/_lockstep\/theme\/day\.[\da-f]{8}\.svg$/);
    expect(site.read(light?.[1]?.slice(1) ?? '')).toContain('#7a1fa2');
    expect(site.read(dark?.[1]?.slice(1) ?? '')).toContain('#e0b0ff');
    expect(/<a class="brand"[^>]*>([\s\S]*?)<\/a>/.exec(read.home)?.[1]).not.toMatch(/>\s*Harbour/);
  });

  it('has colours of its hue in both themes, before its own style sheets', () => {
    const own = /--accent: ?light-dark\(#7a1fa2, ?#[\da-f]{6}\)/.exec(read.styles);
    expect(own).not.toBeNull();
    expect(read.styles.indexOf('letter-spacing:.125em')).toBeGreaterThan(own?.index ?? Number.NaN);
    expect(read.styles).toContain('3.125rem');
  });

  it('serves its typeface itself, by script', () => {
    expect(read.styles).toMatch(/unicode-range: ?U\+(?:0-FF|0000-00FF|\?\?)/i);
    expect(read.styles).toMatch(/--sans: ?"?Quay Variable"?, ?var\(--system-sans\)/);
    const [, face = ''] = /url\(["']?([^"')]*quay-latin[^"')]*)/.exec(read.styles) ?? [];
    const name = face.split('/').at(-1) ?? '';
    expect(site.outputs().find((path) => path.endsWith(name))).toMatch(/^_lockstep\//);
  });

  it('puts elements into the head', () => {
    const head = read.guide.slice(0, read.guide.indexOf('</head>'));
    expect(head).toContain('<meta name="theme-color" content="#7a1fa2"/>');
    expect(head).toContain('<meta name="google-site-verification" content="abc123"/>');
    expect(head).toContain('<script>window.harbour = true;</script>');
    expect(head).toContain(
      '<script defer data-site="harbour" src="https://stats.example/count.js?v=2"></script>',
    );
  });

  it('shows its links, its repository, its footer and its copyright in each language', () => {
    expect(read.home).toMatch(/href="https:\/\/social\.example\/@harbour" rel="me" aria-label="News"/);
    expect(read.french).toMatch(/aria-label="Actualités"/);
    expect(read.home).toMatch(/href="https:\/\/gitlab\.com\/harbour\/docs"[^>]*aria-label="gitlab\.com"/);
    const footer = read.home.slice(read.home.lastIndexOf('<footer class="bottom"'));
    for (const text of ['Community', 'https://forum.example/', '/privacy/', '/imprint/', 'Imprint'])
      expect(footer).toContain(text);
    expect(footer).toContain('© 2026 Harbour authors');
    expect(read.french).toContain('© 2026 Les auteurs de Harbour');
    expect(read.french).toContain('Mentions légales');
  });

  it('announces in the languages that it names', () => {
    expect(read.home).toMatch(
      /<aside class="announcement"[^>]*>\s*<a href="\/news\/">Harbour 2 is out\.<\/a>/,
    );
    expect(read.french).not.toContain('class="announcement"');
  });

  it('links to the source of a page and to the form for issues, and asks whether it helped', () => {
    expect(read.guide).toContain('href="https://gitlab.com/harbour/docs/-/blob/main/content/en/guide.md"');
    expect(read.guide).toContain('issue[title]=Mooring&amp;issue[description]=content%2Fen%2Fguide.md');
    expect(read.guide).toMatch(
      /<form class="feedback" action="https:\/\/forms\.example\/answers" method="post"/,
    );
    expect(read.guide).toContain('<input type="hidden" name="page" value="https://harbour.example/guide/">');
  });

  it('extends the policy only by what the settings name', () => {
    const directives = read.policy.split('; ');
    expect(directives).toContain("default-src 'self'");
    expect(directives).toContain("form-action 'self' https://forms.example/answers");
    expect(directives).toContain("connect-src 'self' https://stats.example/api");
    expect(directives.find((each) => each.startsWith('script-src'))).toMatch(
      /^script-src 'self' 'sha256-[\w+/]{43}=' https:\/\/stats\.example\/count\.js$/,
    );
    expect(read.policy).not.toContain('social.example');
    expect(read.policy).not.toContain('gitlab');
  });

  it('is built anew where only a style sheet changed that another one imports', async () => {
    site.write({ 'src/more.css': '.pager { gap: 4.0625rem; }\n' });
    await site.build();
    const sheets = site.outputs().filter((path) => /_lockstep\/site\..*\.css$/.test(path));
    expect(sheets.map((path) => site.read(path)).join('')).toContain('4.0625rem');
  });
});

describe('settings that cannot be used', () => {
  it('are findings at their place', async () => {
    const broken = createTinySite({
      'lockstep.config.ts': `import { defineConfig } from 'lockstep';
export default defineConfig({
  locales: { en: 'English', fr: 'Français' },
  menus: { sidebar: [{ name: 'x', url: '/' }] },
  theme: {
    logo: './src/none.svg',
    accent: '#ffcc00',
    css: ['./src/none.css'],
    fonts: { mono: '@faces/none' },
    social: [{ icon: 'nothing-is-called-so', label: 'x', href: 'https://x.example' }],
    announcement: { text: 'Over.', until: '2001-01-31' },
  },
});
`,
    });
    const { report } = await broken.build();
    expect(report.problems.map(showProblem)).toEqual([
      'lockstep.config.ts:4:12 warning unsupported-config',
      'lockstep.config.ts:6:5 error invalid-config',
      'lockstep.config.ts:7:5 warning low-contrast',
      'lockstep.config.ts:8:11 error invalid-config',
      'lockstep.config.ts:9:14 error invalid-config',
      'lockstep.config.ts:10:16 error invalid-config',
    ]);
    expect(broken.read('index.html')).not.toContain('Over.');
  });
});
