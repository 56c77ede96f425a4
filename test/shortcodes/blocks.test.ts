import { describe, expect, it } from 'vitest';
import { renderInMemory, visibleText } from './in-memory-site.ts';

const codesOf = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code);

describe('a tree of files', () => {
  it('is read from a list with blank lines too', async () => {
    const { html, problems } = await renderInMemory(
      '{{< file-tree >}}\n- a/\n\n  - **b.md** first\n\n- `c.md`\n{{< /file-tree >}}',
    );
    expect(problems).toEqual([]);
    expect(visibleText(html)).toContain('a/ b.md first c.md');
    expect(html.match(/<li class="folder">/g)).toHaveLength(1);
    expect(html.match(/<li class="file">/g)).toHaveLength(2);
  });

  it('needs a list', async () => {
    const { html, problems } = await renderInMemory('{{< file-tree >}}a/b{{< /file-tree >}}');
    expect(codesOf(problems)).toEqual(['misplaced-shortcode']);
    expect(html).toContain('lockstep-error');
  });
});

describe('cards', () => {
  it('need a link-card', async () => {
    const { problems } = await renderInMemory('{{< cards >}}Text{{< /cards >}}');
    expect(codesOf(problems)).toEqual(['misplaced-shortcode']);
  });

  it('know the icons by name', async () => {
    const card = (icon: string) =>
      `{{< cards >}}{{< link-card title="A" link="https://example.com/" icon="${icon}" />}}{{< /cards >}}`;
    expect((await renderInMemory(card('rocket'))).html).toContain('<svg');
    expect((await renderInMemory(card('rockets'))).problems).not.toEqual([]);
  });
});

describe('notes on lines of code', () => {
  const block = '```yaml\nreplicas: 3 # (1)!\n```\n';

  it('stand in the list right after the block, and are no part of the code', async () => {
    const { html } = await renderInMemory(`${block}\n1. One for each *zone*.\n`, { kind: 'lockstep' });
    expect(html).toContain('<ol class="code-notes">');
    expect(visibleText(html)).not.toContain('(1)!');
  });

  it('are comments where no list follows, and in trees of Hugo', async () => {
    const { html } = await renderInMemory(`${block}\nText.\n\n1. A step.\n`, { kind: 'lockstep' });
    expect(visibleText(html)).toContain('# (1)!');
    const hugo = await renderInMemory(`${block}\n1. A step.\n`, { kind: 'hugo' });
    expect(visibleText(hugo.html)).toContain('# (1)!');
  });
});
