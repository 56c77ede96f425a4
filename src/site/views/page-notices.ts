/** Boxes above a page's body that conventions of the tree ask for, in the site's own words. */
import type { Page } from '../../corpus/index.ts';
import type { Ui } from '../../ui/index.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import type { NoticeView } from './page-view.ts';

type Facts = Pick<RenderedFacts, 'shortcodes'> | undefined;

/** What the texts of `thirdparty-content` link to, as in the layout of kubernetes/website. */
const DISCLAIMER = 'third-party-content-disclaimer';

export function noticesOf(page: Page, facts: Facts, ui: Ui): NoticeView[] {
  const html = (key: string) => ui(page.locale, key).text;
  return [
    ...(showsOthers(facts) ? [{ id: DISCLAIMER, html: html('thirdparty_message_disclaimer') }] : []),
    ...(page.params.auto_generated === true ? [{ html: html('auto_generated_pageinfo') }] : []),
  ];
}

/** The fragments that a page answers to by its boxes. */
export function noticeAnchors(facts: Facts): readonly string[] {
  return showsOthers(facts) ? [DISCLAIMER] : [];
}

function showsOthers(facts: Facts): boolean {
  return facts?.shortcodes.includes('thirdparty-content') === true;
}
