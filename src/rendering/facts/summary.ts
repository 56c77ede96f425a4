import type { RootContent } from 'hast';

/** The length that search engines show. */
const MAX_LENGTH = 160;

/** Elements that are not running text. */
const SKIPPED: ReadonlySet<string> = new Set([
  'button',
  'figure',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'nav',
  'pre',
  'script',
  'style',
  'sup',
  'svg',
  'table',
  'template',
]);

/** The first words of a page's text, with an ellipsis if shortened. Stops reading once it has enough. */
export function summaryOf(nodes: readonly RootContent[]): string {
  let text = '';
  const read = (children: readonly RootContent[]): void => {
    for (const node of children) {
      if (text.length > 2 * MAX_LENGTH) return;
      if (node.type === 'text') text += node.value;
      else if (node.type === 'element' && !isSkipped(node.tagName, node.properties.className)) {
        read(node.children);
        if (!INLINE.has(node.tagName)) text += ' ';
      }
    }
  };
  read(nodes);
  return cut(text.replaceAll(/\s+/g, ' ').trim());
}

/** Inline elements, which do not interrupt a sentence. */
export const INLINE: ReadonlySet<string> = new Set([
  'a',
  'abbr',
  'b',
  'code',
  'del',
  'em',
  'i',
  'kbd',
  'mark',
  'span',
  'strong',
  'sub',
]);

function isSkipped(tagName: string, className: unknown): boolean {
  return (
    SKIPPED.has(tagName) ||
    (Array.isArray(className) && className.some((name) => name === 'lockstep-error' || name === 'footnotes'))
  );
}

/** Cuts between two words if there is a space near the end, else between two characters. */
function cut(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const [kept = ''] = /^[\s\S]{0,159}(?![\uDC00-\uDFFF])/.exec(text) ?? [];
  const space = kept.lastIndexOf(' ');
  return `${(space > MAX_LENGTH / 2 ? kept.slice(0, space) : kept).replace(/[\s,;:.\u3001\u3002\uff0c]+$/u, '')}…`;
}
