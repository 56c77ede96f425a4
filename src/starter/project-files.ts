/** The project files of a site: configuration, and files for npm, git and editors. */
import { langToLabel, localeToLang } from '../locales/index.ts';

export interface ConfigChoices {
  readonly title: string;
  /** Names of folders of `content/`, in the order of the language menu. */
  readonly locales: readonly string[];
  readonly defaultLocale: string;
  readonly dialect?: 'vuepress' | undefined;
  /** Whether pages of other locales than the source may not run scripts. */
  readonly distrust: boolean;
}

/** The text of `lockstep.config.ts`. */
export function renderConfig({ title, locales, defaultLocale, dialect, distrust }: ConfigChoices): string {
  const others = locales.filter((locale) => locale !== defaultLocale);
  const implied = locales.includes('en') ? 'en' : locales[0];
  const lines = [
    `  title: ${quote(title)},`,
    '  // Where the site will be published: search engines and the sitemap need it.',
    "  // url: 'https://docs.example.org/',",
    '  locales: {',
    ...locales.map((locale) => `    ${key(locale)}: ${quote(labelOf(locale))},`),
    '  },',
    ...(implied === defaultLocale ? [] : [`  defaultLocale: ${quote(defaultLocale)},`]),
    ...(dialect === undefined ? [] : [`  dialect: ${quote(dialect)},`]),
    ...(distrust && others.length > 0
      ? [
          '  // Scripts, forms and other HTML that would run something are left out of translations, and reported.',
          `  trust: { ${others.map((locale) => `${key(locale)}: 'markdown'`).join(', ')} },`,
        ]
      : []),
  ];
  return `import { defineConfig } from 'lockstep/config';\n\nexport default defineConfig({\n${lines.join('\n')}\n});\n`;
}

function labelOf(locale: string): string {
  return langToLabel(localeToLang(locale) ?? locale);
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', ' ')}'`;
}

function key(name: string): string {
  return /^[a-z]\w*$/i.test(name) ? name : quote(name);
}

export interface ManifestChoices {
  /** Name of the project’s folder. */
  readonly folder: string;
  /** Version of Lockstep: `0.1.0`. */
  readonly version: string;
  /** Commands of Lockstep that get a script of the same name. */
  readonly commands: readonly string[];
}

/** The text of `package.json`. */
export function renderManifest({ folder, version, commands }: ManifestChoices): string {
  return renderJson({
    name: packageName(folder),
    private: true,
    type: 'module',
    scripts: Object.fromEntries(commands.map((command) => [command, `lockstep ${command}`])),
    devDependencies: { lockstep: `^${version}` },
  });
}

/** A valid npm package name: `Ma doc été` → `ma-doc-t`; `docs` if nothing is left. */
function packageName(folder: string): string {
  return (
    folder
      .toLowerCase()
      .replaceAll(/[^a-z0-9._-]+/g, '-')
      .replaceAll(/^[-._]+|[-._]+$/g, '') || 'docs'
  );
}

/** Gives editors the types of the configuration and of shortcodes. */
export const TSCONFIG = renderJson({
  compilerOptions: {
    strict: true,
    module: 'NodeNext',
    target: 'ES2024',
    noEmit: true,
    skipLibCheck: true,
    types: [],
  },
  include: ['lockstep.config.ts', 'shortcodes'],
});

export const GITIGNORE = 'node_modules/\ndist/\n.astro/\n';

function renderJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
