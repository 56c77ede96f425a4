/** Converts a page of any dialect: front matter, title and body. */

import { NOWHERE } from '../diagnostics/index.ts';
import type { ValueMap } from '../formats/index.ts';
import { originAt, type SourceText, slice } from '../text/index.ts';
import { contentTypeOf, convertCaptures } from './capture/capture.ts';
import type { DialectContext, DialectName } from './dialect.ts';
import { fixCodeIndentation } from './host-copy/residue.ts';
import { readFrontMatterText, removeKey, setKey } from './page/front-matter-text.ts';
import { firstHeading, withoutHeading } from './page/title.ts';
import { convertFrontMatter } from './vuepress/front-matter.ts';
import { convertVuePress } from './vuepress/vuepress.ts';

export interface ConvertedPage {
  /** The whole page, including front matter. */
  readonly text: string;
  readonly title: string;
  readonly body: SourceText;
}

/**
 * Converts a page after copy residue was removed.
 *
 * @param bodyStart end of the front matter
 * @param fallbackTitle title for pages without one
 */
export function convertPage(
  page: SourceText,
  bodyStart: number,
  { dialect, fallbackTitle }: { readonly dialect: DialectName; readonly fallbackTitle: string },
  context: DialectContext,
): ConvertedPage {
  const path = originAt(page, 0)?.file.path ?? '';
  const front = readFrontMatterText({ path, text: page.text }, bodyStart) ?? { values: {}, text: '' };
  const isVuePress = dialect === 'vuepress';
  const kept = isVuePress ? convertFrontMatter(front, context) : { text: front.text, lead: '' };
  const { body: untitled, title, linkTitle } = titleOf(slice(page, bodyStart), front.values, isVuePress);
  let text = kept.text;
  if (title === '') {
    context.note({
      kind: 'need',
      rule: 'title',
      message: 'Unexpected page without a title: it has the name of its file.',
      place: NOWHERE,
    });
  }
  if (title === '' || title !== textOf(front.values.title)) {
    text = setKey(text, 'title', title || fallbackTitle, 'first');
  }
  if (linkTitle !== '') text = setKey(text, 'linkTitle', linkTitle);
  if (front.values.content_template !== undefined) text = withContentType(text, front.values, context);

  const body = convertBody(fixCodeIndentation(untitled, context), dialect, front.values, context);
  const lead = kept.lead === '' ? '' : `${kept.lead}\n`;
  const content = `${lead}${body.text.replace(/^(?:[ \t]*\n)+/, '')}`.trimEnd();
  return { text: `---\n${text}---\n\n${content}\n`, title: title || fallbackTitle, body };
}

/** Converts a body and keeps the source positions. */
export function convertBody(
  body: SourceText,
  dialect: DialectName,
  values: ValueMap,
  context: DialectContext,
): SourceText {
  switch (dialect) {
    case 'vuepress':
      return convertVuePress(body, context);
    case 'hugo-capture':
      return convertCaptures(body, contentTypeOf(values.content_template), context);
    case 'hugo':
    case 'markdown':
      return body;
  }
}

/**
 * The title, and the body without the heading that is it. VuePress shows the first heading, and the title of the front matter in menus alone; elsewhere a title in the
 * front matter is the title, and other headings are the author's. Where there is neither, the first heading of a section lends its words, and stays.
 */
export function titleOf(
  body: SourceText,
  values: ValueMap,
  isVuePress: boolean,
): { readonly body: SourceText; readonly title: string; readonly linkTitle: string } {
  const written = textOf(values.title);
  const heading = firstHeading(body);
  const isTitle = heading?.level === 1 && (isVuePress || written === '' || written === heading.title);
  if (heading === undefined || !isTitle) {
    return { body, title: written === '' ? (heading?.title ?? '') : written, linkTitle: '' };
  }
  const linkTitle = written !== '' && written !== heading.title ? written : '';
  return { body: withoutHeading(body, heading), title: heading.title, linkTitle };
}

function withContentType(text: string, values: ValueMap, context: DialectContext): string {
  const type = contentTypeOf(values.content_template);
  if (type === undefined) return text;
  context.note({
    kind: 'change',
    rule: 'front-matter',
    message: `“content_template” is now “content_type: ${type}”.`,
    target: 'content_template',
    place: NOWHERE,
  });
  if (values.content_type !== undefined) return removeKey(text, 'content_template');
  return text.replace(/^content_template[ \t]*:.*$/m, `content_type: ${type}`);
}

function textOf(value: ValueMap[string] | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
