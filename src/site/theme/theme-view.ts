/** The theme settings that pages show, apart from style sheets. */
import { localizedText, type Site } from '../../config/index.ts';
import type { Files } from '../../io/index.ts';
import type { Locale } from '../../locales/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { plainText } from '../views/plain-text.ts';
import { findDrawing } from './drawings.ts';
import { pictureOf } from './theme-files.ts';
import type { HeadView, LogoView, SocialView, ThemeLink, ThemeView } from './view-model.ts';

/** @param locale whose texts are used */
export function themeViewOf(
  site: Pick<
    Site,
    'theme' | 'settings' | 'defaultLocale' | 'basePath' | 'origin' | 'repository' | 'conventions' | 'root'
  >,
  files: Files,
  { name }: Pick<Locale, 'name'>,
): ThemeView {
  const { theme } = site;
  const text = (value: string | Record<string, string>): string =>
    localizedText(value, name, site.defaultLocale);
  const linkOf = ({ label, href }: { label: string | Record<string, string>; href: string }): ThemeLink => ({
    title: text(label),
    url: urlOf(site, href),
  });
  const logo = logoOf(site, files);
  const { announcement } = theme;
  const announcementText = announcement === undefined ? '' : textOf(announcement.text, name);
  const menu = site.settings[name]?.menus.footer ?? [];
  return {
    ...(logo === undefined ? {} : { logo }),
    head: headOf(theme),
    social: socialOf(site, files, text),
    columns: theme.footer.columns.map(({ title, links }) => ({
      title: text(title),
      links: links.map(linkOf),
    })),
    legal: [
      ...menu.map((entry) => ({ title: entry.name, url: urlOf(site, entry.url) })),
      ...theme.footer.legal.map(linkOf),
    ],
    prefetch: theme.prefetch,
    imageZoom: theme.imageZoom,
    copyright: plainText(site.settings[name]?.copyright ?? ''),
    ...(announcementText === ''
      ? {}
      : {
          announcement: {
            text: announcementText,
            ...(announcement?.href === undefined ? {} : { url: urlOf(site, announcement.href) }),
          },
        }),
    ...(theme.feedback === undefined ? {} : { feedback: theme.feedback }),
  };
}

/** Adds the base path to a path of the site; a full URL is not changed. */
function urlOf(site: Pick<Site, 'basePath'>, href: string): string {
  return href.startsWith('/') && !href.startsWith('//') ? relUrl(site, href) : href;
}

/** The announcement's text; none if it is only for other locales. */
function textOf(value: string | Record<string, string>, locale: string): string {
  if (typeof value === 'string') return value;
  return Object.entries(value).find(([name]) => name.toLowerCase() === locale)?.[1] ?? '';
}

function logoOf(site: Pick<Site, 'theme' | 'basePath'>, files: Files): LogoView | undefined {
  const { logo } = site.theme;
  if (logo === undefined) return undefined;
  const { light, dark, wordmark } =
    typeof logo === 'string' ? { light: logo, dark: undefined, wordmark: false } : logo;
  const picture = pictureOf(files, light);
  if (picture === undefined) return undefined;
  const other = dark === undefined ? undefined : pictureOf(files, dark);
  return {
    light: relUrl(site, `/${picture.path}`),
    dark: relUrl(site, `/${(other ?? picture).path}`),
    wordmark,
  };
}

function headOf({ head, analytics, verification }: Site['theme']): HeadView[] {
  return [
    ...Object.entries(verification).map(
      ([name, content]): HeadView => ({ tag: 'meta', attrs: { name, content } }),
    ),
    ...head.map(({ tag, attrs, content }) => ({ tag, attrs, ...(content === undefined ? {} : { content }) })),
    ...analytics.map(
      ({ src, attrs }): HeadView => ({ tag: 'script', attrs: { defer: true, ...attrs, src } }),
    ),
  ];
}

/** The site's social links, plus its repository unless one of them points there. */
function socialOf(
  { theme, repository, conventions, root }: Pick<Site, 'theme' | 'repository' | 'conventions' | 'root'>,
  files: Files,
  text: (value: string | Record<string, string>) => string,
): SocialView[] {
  const own = theme.social.flatMap(({ icon, label, href }) => {
    const drawing = findDrawing(files, icon, root);
    return drawing === undefined ? [] : [{ title: text(label), url: href, drawing }];
  });
  if (!conventions.showsRepository || repository === '' || own.some(({ url }) => url === repository))
    return own;
  const host = new URL(repository).hostname;
  const brand = ['github', 'gitlab', 'codeberg', 'bitbucket'].find((name) => host.includes(name));
  const drawing = findDrawing(files, brand ?? 'git-branch', root);
  return drawing === undefined ? own : [...own, { title: host, url: repository, drawing }];
}
