/** The site of this repository, built once, and its pages as headings and blocks of text. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Element, Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import { freshPath, readTree, run } from './tiny-site.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
/** The locales, the source first. */
export const LOCALES = ['en', 'fr', 'zh', 'uk'] as const;
export type Locale = (typeof LOCALES)[number];

export interface ManualPage {
  readonly headings: readonly { readonly level: number; readonly id: string }[];
  /** Texts of paragraphs, items, cells and the like, without code and the page's frame, with collapsed white space. */
  readonly blocks: readonly string[];
  /** Texts of code blocks, by the id of the heading above them. */
  readonly code: ReadonlyMap<string, readonly string[]>;
}

/** Builds the site. @returns its pages by locale and path (`docs/manual/pages`), without fallback pages, and the problems of the build */
export async function buildManual() {
  const out = freshPath('manual');
  const { code, stdout, stderr } = await run(['build', '--site', PROJECT, '--out', out, '--format', 'json']);
  if (code !== 0) throw new Error(`The build ended with ${code}:\n${stderr}\n${stdout.slice(0, 4000)}`);
  const files = readTree(out);
  const pages = new Map(
    LOCALES.map((locale) => [
      locale,
      new Map(
        sourcePages(locale).map((path) => {
          const output = [locale === 'en' ? '' : locale, path, 'index.html']
            .filter((part) => part !== '')
            .join('/');
          const html = files.get(output);
          if (html === undefined) throw new Error(`There is no ${output}.`);
          return [path, readPage(Buffer.from(html, 'latin1').toString('utf8'))];
        }),
      ),
    ]),
  );
  return pages as ReadonlyMap<Locale, ReadonlyMap<string, ManualPage>>;
}

/** Paths of a locale's pages in `content/`, without glossary terms and includes. */
export function sourcePages(locale: Locale): string[] {
  return readdirSync(join(PROJECT, 'content', locale), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .filter((file) => !/^includes\/|^docs\/glossary\/(?!index\.md$)/.test(file))
    .map((file) => file.replace(/(?:^|\/)_?index\.md$/, '').replace(/\.md$/, ''))
    .sort();
}

/** Inline elements, whose text is part of the text around them. */
const INLINE = /^(?:a|abbr|b|em|i|kbd|mark|s|small|span|strong|sub|sup)$/;

function readPage(html: string): ManualPage {
  const body = find(raw({ type: 'root', children: [{ type: 'raw', value: html }] }), ({ properties }) =>
    Object.hasOwn(properties, 'dataPagefindBody'),
  );
  if (body === undefined) throw new Error('The page has no content.');
  const headings: { level: number; id: string }[] = [];
  const blocks: string[] = [];
  const code = new Map<string, string[]>();
  let text = '';
  const flush = () => {
    const folded = text.replace(/\s+/g, ' ').trim();
    if (folded !== '') blocks.push(folded);
    text = '';
  };
  const visit = (node: Nodes): void => {
    if (node.type === 'text') text += node.value;
    if (node.type !== 'element' && node.type !== 'root') return;
    if (node.type === 'element') {
      if (Object.hasOwn(node.properties, 'dataPagefindIgnore')) return;
      if (/^(?:script|style|svg)$/.test(node.tagName)) return;
      const level = /^h([2-6])$/.exec(node.tagName)?.[1];
      if (level !== undefined) headings.push({ level: Number(level), id: String(node.properties.id ?? '') });
      if (node.tagName === 'code' || node.tagName === 'pre') {
        const id = headings.at(-1)?.id ?? '';
        code.set(id, [...(code.get(id) ?? []), textOf(node)]);
        text += ' ';
        return;
      }
      if (!INLINE.test(node.tagName)) flush();
    }
    for (const child of node.children) visit(child);
    if (node.type === 'element' && !INLINE.test(node.tagName)) flush();
  };
  visit(body);
  flush();
  return { headings, blocks, code };
}

function find(node: Nodes, matches: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && matches(node)) return node;
  if (node.type !== 'element' && node.type !== 'root') return undefined;
  for (const child of node.children) {
    const found = find(child, matches);
    if (found !== undefined) return found;
  }
  return undefined;
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
