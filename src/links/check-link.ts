/** Checks one link of a page against the site. */
import type { Site } from '../config/index.ts';
import type { Page } from '../corpus/index.ts';
import type { RenderedLink } from '../rendering/index.ts';
import { parseAddress, type SiteAddress } from './address.ts';
import type { Anchors } from './anchors.ts';
import { checkAddressForm, checkSlashes } from './checks/address-form.ts';
import { checkLocale, type LocaleCheckOptions } from './checks/locale-leak.ts';
import { type AnchorCheckOptions, reportMissingAnchor } from './checks/missing-anchor.ts';
import { checkExample, type ExampleCheckOptions, examplePathOf } from './checks/missing-example.ts';
import {
  createMissingTarget,
  type MissingTargetOptions,
  type ReportMissing,
} from './checks/missing-target.ts';
import { checkRedirected } from './checks/redirected.ts';
import { checkText, type TextRules } from './checks/text-mismatch.ts';
import { createFinding, type LinkContext, type LinkFinding } from './finding.ts';
import type { Target } from './site-map.ts';
import { createTargetWriter } from './write-target.ts';

export interface LinkChecker {
  /** The problems of a link; there may be two. */
  check(link: RenderedLink, context: LinkContext): LinkFinding[];
}

export interface LinkCheckerOptions
  extends ExampleCheckOptions,
    MissingTargetOptions,
    AnchorCheckOptions,
    LocaleCheckOptions {
  readonly site: Pick<Site, 'conventions' | 'basePath' | 'origin' | 'locales' | 'defaultLocale'>;
  /** In lower case. */
  readonly exampleHosts: ReadonlySet<string>;
  /** Rules of presets for links whose text and target name different numbers. */
  readonly textRules?: TextRules;
  /** Targets that are not checked. */
  readonly isIgnored: (target: string) => boolean;
  /** Anchors of a published HTML file; `undefined` if unknown, or for other files. */
  anchorsOfFile(file: string): Anchors | undefined;
}

export function createLinkChecker(options: LinkCheckerOptions): LinkChecker {
  const { site, map } = options;
  const reportMissing = createMissingTarget(options);
  return {
    check(link, context) {
      const { target, href = target, element } = link;
      if (options.isIgnored(target)) return [];
      const address = parseAddress(href, {
        url: context.url,
        basePath: site.basePath,
        origin: site.origin,
        exampleHosts: options.exampleHosts,
      });
      const example = examplePathOf(address);
      if (element === 'code')
        return example === undefined ? [] : checkExample(link, example, context, options);
      const findings =
        example !== undefined && map.find(example).target.kind === 'missing'
          ? checkExample(link, example, context, options)
          : address.kind === 'site'
            ? checkSiteLink(link, address, context, { ...options, reportMissing })
            : checkAddressForm(link, address, context, site);
      const mismatch = element === 'a' ? checkText(link, site, options.textRules) : undefined;
      if (mismatch !== undefined)
        findings.push(createFinding('text-target-mismatch', link, context, mismatch));
      return findings;
    },
  };
}

interface SiteLinkOptions extends LinkCheckerOptions {
  readonly reportMissing: ReportMissing;
}

/** Checks a link to an address of the site itself. */
function checkSiteLink(
  link: RenderedLink,
  address: SiteAddress,
  context: LinkContext,
  options: SiteLinkOptions,
): LinkFinding[] {
  const found = options.map.find(address.path);
  const write = createTargetWriter(address, context, options.site);
  const { target } = found;
  if (target.kind === 'missing') return [options.reportMissing(link, address, found, context, write)];
  // A redirect with a fragment is checked itself.
  const fragment = found.fragment ?? address.fragment;
  const findings = checkSlashes(link, address, context, write);
  if (target.kind === 'fallback') {
    const leadsToSource = write(target.page.url, fragment);
    findings.push(
      createFinding('untranslated-target', link, context, {
        message: `Unexpected link to ${address.path}, expected a page of “${target.locale}”: only the source page answers there.`,
        hint: `Translate ${target.page.file}.`,
        suggestion: options.site.conventions.localizesLinks ? undefined : leadsToSource,
      }),
    );
  }
  if (target.kind === 'page')
    findings.push(...checkLocale(link, target.page, fragment, context, write, options));
  const { anchors, page } = anchorsAt(target, options);
  const isThere = fragment === undefined || anchors?.has(fragment) !== false;
  if (!isThere && anchors !== undefined && found.fragment === undefined) {
    const missing = { fragment, anchors, page, write: (id: string) => write(address.path, id) };
    findings.push(reportMissingAnchor(link, context, missing, options));
  }
  if (target.kind === 'page' && isThere && findings.length === 0)
    findings.push(...checkRedirected(link, address, { ...found, page: target.page }, context, write));
  return findings;
}

/** The anchors of a link's target, and the page that has them. */
function anchorsAt(
  target: Target,
  { anchorsOf, anchorsOfFile }: Pick<LinkCheckerOptions, 'anchorsOf' | 'anchorsOfFile'>,
): { readonly anchors?: Anchors | undefined; readonly page?: Page } {
  if (target.kind === 'file') return { anchors: anchorsOfFile(target.file) };
  if (target.kind === 'page' || target.kind === 'fallback')
    return { anchors: anchorsOf(target.page), page: target.page };
  return {};
}
