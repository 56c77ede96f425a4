/** A home page from front matter, asides, emoji and marked lines in a site with `lockstep.config.ts`; in a Hugo tree, the same text is not changed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, page, showProblem } from './tiny-site.ts';

const ASIDES = [
  '::: tip Low *water*',
  'Wait for `:rocket:` and :rocket:, not :nosuch:.',
  '',
  '- list',
  ':::',
  '',
  ':::: details More',
  '::: warning',
  'Deep.',
  ':::',
  '::::',
  '',
  '::: harbour',
  'Of a plugin.',
  ':::',
  '',
  '```text',
  '::: tip',
  '```',
  '',
  '```js {del="1"}',
  'moor();',
  'sail(); // [!code ++]',
  '```',
].join('\n');

const site = createTinySite({
  'lockstep.config.ts': `import { defineConfig } from 'lockstep';
export default defineConfig({ title: 'Pier', locales: { en: 'English', fr: 'Français' }, markdown: { emoji: true } });
`,
  'content/en/_index.md': page(
    'Pier',
    'Text.',
    'description: Ships lie here.',
    'hero: { image: { src: /ship.svg, alt: A ship }, actions: [{ text: Start, link: /guide/ }, { text: Lost, link: /lost/ }] }',
    'features:',
    '  - { title: Deep water, text: "At <em>any</em> tide.", link: /guide/ }',
    'proof: [{ quote: It floats., name: A captain }]',
  ),
  'content/en/guide.md': page('Guide', ASIDES),
  'content/en/open.md': page('Open', '::: tip\nNever closed.'),
  'static/ship.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
});
let problems: string[] = [];
let guide = '';

beforeAll(async () => {
  const { report } = await site.build();
  problems = report.problems.map(showProblem);
  guide = site.read('guide/index.html');
});

describe('a home page', () => {
  it('without a link of its own lists what there is, as cards; not translated pages too', () => {
    const home = site.read('fr/index.html');
    expect(home).toMatch(/<section class="page-list cards" aria-label="Pages du site"/);
    expect(home).toMatch(/<li> ?<a href="\/fr\/guide\/" hreflang="en">/);
    expect(site.read('index.html')).not.toContain('page-list');
  });

  it('has actions, a picture, features and proof before its text', () => {
    const home = site.read('index.html');
    expect(home).toMatch(/<ul class="actions"><li><a href="\/guide\/">Start<\/a><\/li>/);
    expect(home).toMatch(/<p class="hero"><img src="\/ship\.svg" alt="A ship"/);
    expect(home).toContain(
      '<li><strong><a href="/guide/">Deep water</a></strong> At <em>any</em> tide.</li>',
    );
    expect(home).toMatch(/<figure class="proof">.*It floats\..*A captain/s);
    expect(home.indexOf('class="proof"')).toBeLessThan(home.indexOf('<p>Text.</p>'));
  });

  it('has its links checked', async () => {
    const { report } = await site.check();
    expect(report.problems.map(showProblem)).toContain('content/en/_index.md:1:1 error missing-page');
  });
});

describe('asides', () => {
  it('are boxes and foldable text, in each other too', () => {
    expect(guide).toMatch(/class="[^"]*callout-tip[^"]*"[^>]*>.*Low water.*Wait for.*<li>list<\/li>/s);
    expect(guide).toMatch(/<details>.*<summary>More<\/summary>.*callout-warning.*Deep\..*<\/details>/s);
  });

  it('leave other containers and code to what they are', () => {
    expect(guide).toMatch(/::: harbour\s*Of a plugin\.\s*:::/);
    expect(guide).toMatch(/<pre[^>]*data-lang="text"[^>]*><code[^>]*>::: tip/);
  });

  it('are reported where they have no end', () => {
    expect(problems).toEqual(['content/en/open.md:5:1 warning unread-markup']);
  });
});

it('names of emoji are emoji in text, if they are known', () => {
  expect(guide).toContain('<code>:rocket:</code> and 🚀, not :nosuch:.');
});

it('lines of code are marked by the fence and by comments', () => {
  expect(guide).toMatch(/class="line del".*moor.*class="line ins".*sail/s);
  expect(guide).not.toContain('[!code');
});

it('a Hugo tree keeps all of it as text', async () => {
  const tree = createTinySite(
    {
      'hugo.yaml': 'baseURL: https://quay.example/\ntitle: Quay\n',
      'content/a.md': `---\ntitle: A\n---\n${ASIDES}\n`,
    },
    { bare: true },
  );
  await tree.build();
  const html = tree.read('a/index.html');
  expect(html).toContain('::: tip Low');
  expect(html).toContain('and :rocket:');
  expect(html).toContain('[!code ++]');
});
