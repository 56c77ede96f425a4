/** The versions that a Hugo tree names in its parameters: sites of their own, at other addresses. */
import type { Site } from '../../config/index.ts';
import { isValueMap, type Value } from '../../formats/index.ts';
import type { ReleasesView, ReleaseView } from './version-views.ts';

/**
 * @param path URL path of the page, for links to the same page of another version
 * @returns `undefined` if the site names no versions and is no archive
 */
export function releasesOf(
  { conventions, settings, origin, basePath }: Pick<Site, 'conventions' | 'settings' | 'origin' | 'basePath'>,
  locale: string,
  path: string,
): ReleasesView | undefined {
  const params = settings[locale]?.params;
  if (!conventions.versionParams || params === undefined) return undefined;
  const listed = Array.isArray(params.versions) ? params.versions.filter(isValueMap) : [];
  const own = textOf(params.version);
  const here = withoutSlash(origin + basePath);
  const isAboutPage = params.version_menu_pagelinks === true;
  const list = listed.flatMap((entry): ReleaseView[] => {
    const url = withoutSlash(textOf(entry.url));
    const title = textOf(entry.name) || textOf(entry.version);
    // A name of hyphens is a line between entries.
    if (/^-*$/.test(title) || !/^(?:https?:\/\/|\/|$)/i.test(url)) return [];
    const version = textOf(entry.version);
    const isCurrent = (version !== '' && version === own) || (url !== '' && url === here);
    const target = url !== '' && isAboutPage && entry.pagelinks !== false ? url + path : textOf(entry.url);
    return [{ title, isCurrent, ...(target === '' ? {} : { url: target }) }];
  });
  const isArchive = params.archived_version === true || params.deprecated === true;
  if (list.length === 0 && !isArchive) return undefined;
  const title = textOf(params.version_menu);
  return {
    ...(title === '' ? {} : { title }),
    list,
    ...(isArchive
      ? { archive: archiveOf(own, textOf(params.url_latest_version) || textOf(params.currenturl), listed) }
      : {}),
  };
}

function archiveOf(
  version: string,
  url: string,
  listed: readonly Readonly<Record<string, Value>>[],
): NonNullable<ReleasesView['archive']> {
  const latest = listed.find((entry) => withoutSlash(textOf(entry.url)) === withoutSlash(url));
  if (!/^(?:https?:\/)?\//i.test(url)) return { version };
  const name = textOf(latest?.version) || (URL.canParse(url) ? new URL(url).host : url);
  return { version, latest: { title: name, url } };
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '');
}
