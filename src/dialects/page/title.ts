/** Finds the title of a page in its first heading. */
import { concat, type SourceText, slice } from '../../text/index.ts';
import { linesOf, proseOf } from '../prose.ts';
import { plainText } from '../vuepress/inline.ts';

export interface Heading {
  readonly title: string;
  readonly level: number;
  /** Offsets of the heading, including its line end. */
  readonly start: number;
  readonly end: number;
}

/** The first heading of a body: ATX, setext or `<h1>`. */
export function firstHeading(body: SourceText): Heading | undefined {
  const prose = proseOf(body.text);
  const lines = linesOf(body.text);
  for (const [index, { text, start, end }] of lines.entries()) {
    if (!prose.isProse(start) || text.trim() === '') continue;
    const next = Math.min(end + 1, body.text.length);
    const atx = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(text);
    if (atx !== null) return { title: titleOf(atx[2] ?? ''), level: atx[1]?.length ?? 1, start, end: next };
    const html = /^<h1[^>]*>(.*?)<\/h1>[ \t]*$/.exec(text);
    if (html !== null) return { title: titleOf(html[1] ?? ''), level: 1, start, end: next };
    const below = lines[index + 1];
    const before = lines[index - 1]?.text.trim() ?? '';
    if (below !== undefined && before === '' && /^ {0,3}=+[ \t]*$/.test(below.text)) {
      return { title: titleOf(text), level: 1, start, end: Math.min(below.end + 1, body.text.length) };
    }
  }
  return undefined;
}

function titleOf(markdown: string): string {
  return plainText(markdown.replace(/[ \t]*\{#[^}\s]*[^}]*\}[ \t]*$/, ''));
}

/** The body without its heading, because the layout prints the title. */
export function withoutHeading(body: SourceText, { start, end }: Heading): SourceText {
  const behind = slice(body, end);
  const blank = /^(?:[ \t]*\n)*/.exec(behind.text)?.[0].length ?? 0;
  return start === 0 || slice(body, 0, start).text.trim() === ''
    ? slice(behind, blank)
    : concat([slice(body, 0, start), slice(behind, blank)]);
}
