/** Additions of rendering to an author's text: sizes of pictures, accessible names of tasks, the name of a file above its code. */
import { describe, expect, it } from 'vitest';
import { createTinySite, page } from './tiny-site.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000280000001e00802000000', 'hex');

describe('a built page', () => {
  const site = createTinySite({
    'static/images/a b.png': PNG,
    'content/en/docs/bundle/index.md': page(
      'Bundle',
      [
        '![static](/images/a%20b.png?x=1)',
        '![beside](beside.png)',
        '![missing](/images/none.png)',
        '![elsewhere](https://example.org/a.png)',
        '<img alt="narrow" src="beside.png" width="320">',
        '<img alt="own" src="beside.png" height="7">',
        '<img alt="relative" src="beside.png" width="50%">',
        '',
        '- [x] done\n- [ ] open',
        '',
        '```yaml {title="a/b.yaml"}\na: 1\n```',
      ].join('\n'),
    ),
    'content/en/docs/bundle/beside.png': PNG,
    'content/fr/tasks.md': page('Tâches', '- [x] fait'),
  });

  it('has the place of each picture before it is there', async () => {
    const { code } = await site.build();
    expect(code).toBe(0);
    const html = site.read('docs/bundle/index.html');
    const sizeOf = (alt: string) => {
      const tag = new RegExp(`<img[^>]*alt="${alt}"[^>]*>`).exec(html)?.[0] ?? '';
      return ['width', 'height'].map((name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]);
    };
    expect(sizeOf('static')).toEqual(['640', '480']);
    expect(sizeOf('beside')).toEqual(['640', '480']);
    expect(sizeOf('narrow')).toEqual(['320', '240']);
    expect(sizeOf('own')).toEqual([undefined, '7']);
    expect(sizeOf('relative')).toEqual(['50%', undefined]);
    expect(sizeOf('missing')).toEqual([undefined, undefined]);
    expect(sizeOf('elsewhere')).toEqual([undefined, undefined]);
  });

  it('has the new size of a picture that has changed', async () => {
    const larger = Buffer.from(PNG);
    larger.writeUInt32BE(1280, 16);
    site.write({ 'content/en/docs/bundle/beside.png': larger });
    await site.build();
    expect(site.read('docs/bundle/index.html')).toMatch(/alt="beside"[^>]* width="1280" height="480"/);
  });

  it('names the marks of tasks in its language', () => {
    expect(site.read('docs/bundle/index.html')).toMatch(/<input[^>]*checked[^>]*aria-label="Done">/);
    expect(site.read('docs/bundle/index.html')).toContain('aria-label="Not done"');
    expect(site.read('fr/tasks/index.html')).toContain('aria-label="Fait"');
  });

  it('shows the name of a file above its code', () => {
    expect(site.read('docs/bundle/index.html')).toMatch(
      /<figure class="example"><figcaption class="example-name" data-pagefind-ignore[^>]*><code>a\/b\.yaml<\/code><\/figcaption><pre[^>]*>/,
    );
  });
});
