import { describe, expect, it } from 'vitest';
import { parseShortcodes, type ShortcodeNode } from '../../src/shortcodes/index.ts';

const encloses = (name: string) => (name === 'inner' ? true : name === 'args' ? false : undefined);

/** The tree as text: `inner[args]`, `"shown"`, and `!` for broken tags. */
function outline(nodes: readonly ShortcodeNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'escaped') return `"${node.text}"`;
      if (node.kind === 'broken') return '!';
      return node.inner === undefined ? node.name : `${node.name}[${outline(node.children)}]`;
    })
    .join(' ');
}

describe('parseShortcodes', () => {
  it.each([
    ['{{< args >}}', 'args'],
    ['{{< inner >}}x{{< /inner >}}', 'inner[]'],
    ['{{< inner >}}{{< args >}}{{< inner >}}{{< /inner >}}{{< /inner >}}', 'inner[args inner[]]'],
    ['{{< inner />}}{{< args >}}', 'inner args'],
    ['{{</* args */>}}', '"{{< args >}}"'],
    ['{{< nope >}}x', 'nope'],
    ['{{< nope >}}x{{< /nope >}}', 'nope[]'],
    ['{{< nope >}}{{< nope >}}x{{< /nope >}}', '! nope[]'],
    ['{{< inner >}}{{< args >}}', '! args'],
    ['{{< inner >}}{{< inner >}}{{< /inner >}}', '! inner[]'],
    ['{{< args >}}{{< /args >}}', 'args !'],
    ['{{< /inner >}}', '!'],
    ['{{< args “x” >}}', '!'],
  ])('reads %s as %s', (text, tree) => {
    expect(outline(parseShortcodes(text, encloses).nodes)).toBe(tree);
  });

  it('knows the ends of tags and of what they enclose', () => {
    const text = 'a {{< inner 1 >}}x{{< /inner >}} b';
    const [node] = parseShortcodes(text, encloses).nodes;
    if (node?.kind !== 'call' || node.inner === undefined) throw new Error('no call');
    expect(text.slice(node.start, node.end)).toBe('{{< inner 1 >}}x{{< /inner >}}');
    expect(text.slice(node.start, node.tagEnd)).toBe('{{< inner 1 >}}');
    expect(text.slice(node.inner.start, node.inner.end)).toBe('x');
  });
});
