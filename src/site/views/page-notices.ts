/** Notices above a page's body that presets add, with the site's own texts. */
import { type Site, trustOf } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import { sanitizeHtml } from '../../markdown/index.ts';
import { type PresetNotice, presetsNamed } from '../../presets/index.ts';
import type { Ui } from '../../ui/index.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import type { NoticeView } from './page-view.ts';

type Facts = Pick<RenderedFacts, 'shortcodes'> | undefined;

/** The names of a site's presets. */
type Presets = readonly string[] | undefined;

export function noticesOf(
  page: Page,
  facts: Facts,
  ui: Ui,
  site: Pick<Site, 'presets' | 'trust' | 'locales' | 'i18nDir'>,
): NoticeView[] {
  const { locale } = page;
  const isTrusted = trustOf(site, `${site.i18nDir}/${locale}.yaml`, locale) === 'full';
  return noticesIn(site.presets)
    .filter((notice) => appliesTo(notice, page, facts))
    .map(({ id, uiKey }) => {
      const { text } = ui(locale, uiKey);
      return { ...(id === undefined ? {} : { id }), html: isTrusted ? text : sanitizeHtml(text) };
    });
}

/** The anchors that the notices add to a page. */
export function noticeAnchors(page: Page, facts: Facts, presets: Presets): readonly string[] {
  return noticesIn(presets).flatMap((notice) =>
    notice.id !== undefined && appliesTo(notice, page, facts) ? [notice.id] : [],
  );
}

function noticesIn(presets: Presets): readonly PresetNotice[] {
  return presetsNamed(presets ?? []).flatMap(({ notices }) => notices);
}

function appliesTo({ shortcode, param }: PresetNotice, page: Page, facts: Facts): boolean {
  return (
    (shortcode !== undefined && facts?.shortcodes.includes(shortcode) === true) ||
    (param !== undefined && page.params[param] === true)
  );
}
