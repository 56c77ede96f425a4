/** Authors and last changes of pages, from git. */
import { BOTS, type Site } from '../../config/index.ts';
import { fileOnDisk, type Page } from '../../corpus/index.ts';
import { type FileHistory, openGit } from '../../io/index.ts';
import { compileWildcards, escapePattern } from '../../text/index.ts';

/** The history of pages to show; absent for files without history. */
export interface PageHistory {
  lastChangeOf(page: Page): string | undefined;
  /** Names of contributors, those with the most commits first. */
  contributorsTo(page: Page): readonly string[];
}

/** Reads the history; absent if the site shows none of it, and without git. */
export async function readPageHistory(site: Site): Promise<PageHistory | undefined> {
  if (!showsHistory(site)) return undefined;
  const { contributors, lastUpdated: showsDates } = site.theme;
  const git = await openGit(site.root);
  if (git === undefined) return undefined;
  const folders = [...new Set(site.locales.map(({ contentDir }) => `${git.prefix}${contentDir}`))];
  const histories = await git.fileHistory(folders);
  const historyOf = ({ file }: Page): FileHistory | undefined => histories.get(git.prefix + fileOnDisk(file));
  const isBot = botTest(typeof contributors === 'boolean' ? BOTS : contributors.bots);
  return {
    lastChangeOf: (page) => (showsDates && !namesItsDate(page, site) ? historyOf(page)?.changed : undefined),
    contributorsTo: (page) =>
      contributors === false
        ? []
        : (historyOf(page)?.contributors ?? []).flatMap(({ name }) => (isBot(name) ? [] : [name])),
  };
}

/** Whether pages show anything of their history. */
export function showsHistory({ theme: { lastUpdated, contributors } }: Pick<Site, 'theme'>): boolean {
  return lastUpdated || contributors !== false;
}

/** Whether a date in front matter takes precedence over git's, or git's date is not shown. */
function namesItsDate({ params }: Page, { dates }: Site): boolean {
  const at = dates.lastmod.indexOf(':git');
  return at === -1 || dates.lastmod.slice(0, at).some((key) => params[key] !== undefined);
}

/** `*` matches any text. */
function botTest(patterns: readonly string[]): (name: string) => boolean {
  const tests = patterns.map((pattern) =>
    compileWildcards(`^${pattern.toLowerCase().split('*').map(escapePattern).join('.*')}$`),
  );
  return (name) => tests.some((test) => test.test(name.toLowerCase()));
}
