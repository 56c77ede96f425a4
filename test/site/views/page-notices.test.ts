import { expect, it } from 'vitest';
import type { Page } from '../../../src/corpus/index.ts';
import { noticeAnchors, noticesOf } from '../../../src/site/views/page-notices.ts';
import type { Ui } from '../../../src/ui/index.ts';

const ui: Ui = (locale, key) => ({ text: `[${key}]`, missing: false, from: locale });
const PRESETS = ['kubernetes'];
const SITE = { presets: PRESETS, trust: [], locales: [], i18nDir: 'i18n' };
const page = { locale: 'en', params: { auto_generated: true } } as unknown as Page;

it('gives the box of a page that names others the id that its texts link to', () => {
  const facts = { shortcodes: ['thirdparty-content'] };
  const [first, second] = noticesOf(page, facts, ui, SITE);
  expect(first).toEqual({ id: 'third-party-content-disclaimer', html: '[thirdparty_message_disclaimer]' });
  expect(second).toEqual({ html: '[auto_generated_pageinfo]' });
  expect(noticeAnchors(page, facts, PRESETS)).toEqual(['third-party-content-disclaimer']);
});

it('gives other pages none', () => {
  expect(noticesOf({ ...page, params: {} }, { shortcodes: ['note'] }, ui, SITE)).toEqual([]);
  expect(noticeAnchors(page, { shortcodes: ['note'] }, PRESETS)).toEqual([]);
  expect(noticeAnchors(page, undefined, PRESETS)).toEqual([]);
});

it('gives none to a site without the preset', () => {
  const facts = { shortcodes: ['thirdparty-content'] };
  expect(noticesOf(page, facts, ui, { ...SITE, presets: [] })).toEqual([]);
  expect(noticeAnchors(page, facts, undefined)).toEqual([]);
});
