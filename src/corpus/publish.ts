/** Assigns URLs, outputs, aliases and resources to pages, before conflicts of outputs are resolved. */
import type { LocaleSettings, Site } from '../config/index.ts';
import type { Locale } from '../locales/index.ts';
import { isHtmlPage } from './content/content-files.ts';
import type { Draft } from './drafts.ts';
import { valueToInteger, valueToText, valueToTexts } from './front-matter/values.ts';
import type { Page } from './page.ts';
import { createResources } from './resources.ts';
import { termIdsOf } from './taxonomies.ts';
import { aliasToUrl } from './urls/aliases.ts';
import { expandPermalink } from './urls/permalinks.ts';
import { createTargetPaths, isUsableUrl, type TargetPaths } from './urls/target-paths.ts';

/** Creates the page of a draft. */
export function publishDraft(draft: Draft, site: Site): Page {
  const { node, params, options, dates, owner } = draft;
  const target = targetOf(draft, site);
  const terms = termIdsOf(draft, node.locale, site);
  const hasUrl = owner === undefined && options.render !== 'never';
  return {
    id: node.id,
    locale: node.locale,
    kind: node.kind,
    bundle: node.bundle,
    file: node.source?.file ?? '',
    format: node.source !== undefined && isHtmlPage(node.source) ? 'html' : 'markdown',
    bodyStart: draft.bodyStart,
    hash: draft.hash,
    damaged: draft.damaged,
    params,
    title: draft.title,
    linkTitle: draft.linkTitle || nameOf(node.id),
    description: valueToText(params.description),
    weight: valueToInteger(params.weight),
    date: dates.date?.iso,
    lastmod: dates.lastmod?.iso,
    section: sectionOf(draft),
    // The name of a term may contain a `#`, which would start a fragment: `c#`.
    url: hasUrl ? (node.taxonomy === undefined ? target.url : target.url.replaceAll('#', '%23')) : '',
    output: options.render === 'always' && owner === undefined ? target.output : '',
    ...publishAliases(hasUrl ? aliasesOf(draft, target, site) : [], site),
    translationKey: `${node.kind}/${valueToText(params.translationkey) || node.id.toLowerCase()}`,
    rendered: options.render === 'always' && owner === undefined,
    listed: options.list !== 'never' && owner === undefined,
    resourceOf: owner?.node.id,
    ...(node.taxonomy === undefined ? {} : { taxonomy: node.taxonomy }),
    ...(terms.length === 0 ? {} : { terms }),
    resources: createResources(draft, target.resourceDir),
  };
}

function targetOf(draft: Draft, site: Site): TargetPaths {
  const { node, params, locale } = draft;
  const slash = node.id.lastIndexOf('/');
  return createTargetPaths(
    {
      kind: node.kind,
      sections: node.kind === 'section' ? node.id.split('/') : [],
      dir: node.id.slice(0, Math.max(slash, 0)),
      baseName: slugOf(draft) || nameOf(node.id),
      url: isUsableUrl(valueToText(params.url)) ? valueToText(params.url) : '',
      permalink: permalinkOf(draft, locale, site),
    },
    {
      urlPrefix: locale.urlPrefix,
      uglyUrls: isUgly(draft, site),
      disablePathToLower: site.disablePathToLower,
    },
  );
}

function slugOf({ params, dates }: Draft): string {
  return params.slug === undefined
    ? (dates.slugOfName ?? '')
    : valueToText(params.slug).replace(/^-+|-+$/g, '');
}

function permalinkOf(draft: Draft, locale: Locale, site: Site): string {
  const { node } = draft;
  const settings = site.settings[locale.name];
  if (node.kind === 'home' || settings === undefined) return '';
  const patterns = patternsOf(node, settings);
  const section = sectionOf(draft);
  const pattern = findPattern(patterns, section);
  if (pattern === undefined) return '';
  const sectionId = node.kind === 'page' ? draft.parent?.node.id : node.id;
  return expandPermalink(
    pattern,
    {
      title: draft.title,
      slug: slugOf(draft),
      name: nameOf(node.id),
      section,
      sections: sectionId === undefined || sectionId === '' ? [] : sectionId.split('/'),
      date: draft.dates.date?.clock,
    },
    site.disablePathToLower,
  );
}

function patternsOf({ kind, taxonomy }: Draft['node'], settings: LocaleSettings): Record<string, string> {
  if (kind === 'page') return settings.permalinks;
  if (taxonomy === undefined) return settings.sectionPermalinks;
  return taxonomy.term === '' ? {} : settings.termPermalinks;
}

/** Patterns are by section; a slash is for pages at the top. */
function findPattern(patterns: Readonly<Record<string, string>>, section: string): string | undefined {
  const key = section.toLowerCase();
  return Object.entries(patterns).find(
    ([name]) => name.replaceAll(/^[ /]+|[ /]+$/g, '').toLowerCase() === key,
  )?.[1];
}

/** A page at the top is in no section. */
function sectionOf({ node }: Draft): string {
  const slash = node.id.indexOf('/');
  if (slash !== -1) return node.id.slice(0, slash);
  return node.kind === 'section' ? node.id : '';
}

/** Whether its URL is that of a file: `/a.html`. */
function isUgly(draft: Draft, { uglyUrls }: Site): boolean {
  const wanted = uglyUrls.sections[sectionOf(draft).toLowerCase()] ?? uglyUrls.pages;
  return wanted && (draft.node.kind === 'page' || uglyUrls.lists);
}

/** Without pages for aliases, templates still know them: a file of redirects is made of them. */
function publishAliases(
  aliases: readonly string[],
  { disableAliases }: Site,
): Pick<Page, 'aliases' | 'unpublishedAliases'> {
  if (!disableAliases) return { aliases };
  return { aliases: [], ...(aliases.length === 0 ? {} : { unpublishedAliases: aliases }) };
}

function aliasesOf(draft: Draft, target: TargetPaths, site: Site): string[] {
  const written = valueToTexts(draft.params.aliases);
  const place = {
    resourceDir: target.resourceDir,
    uglyUrls: isUgly(draft, site),
    root: site.aliasesOfLocale ? draft.locale.urlPrefix : '',
  };
  return [...new Set(written.flatMap((alias) => aliasToUrl(alias, place) ?? []))];
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
