import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes, type LinkFix } from '../../src/links/report/link-edits.ts';
import { HUGO, page, run, shown, startHistory, write } from './link-sites.ts';

const OURS = `export default { title: 'Pumps', url: 'https://pumps.example/', locales: { en: 'English', fr: 'Français' } };\n`;
const LONG = [
  '## Valves',
  '',
  'Words enough for git to see that this page has only moved: valves, gauges, seals, pipes and hoses.',
  '',
  '- a first thing to know',
  '- a second thing to know',
];

/** Fixes a site twice. @returns the body of a file after each run, and the number of links that the second run fixed */
async function fixTwice(root: string, file: string) {
  const body = () => readFileSync(join(root, file), 'utf8').split('---\n').slice(2).join('---\n').trim();
  const first = await run(root, { fix: true });
  const once = body();
  const second = await run(root, { fix: true });
  return { first, once, twice: body(), again: second.fixed.length };
}

describe('links --fix', () => {
  it('replaces a bare address and nothing around it, behind escapes, references and continued lines', async () => {
    const root = write({
      'lockstep.config.ts': OURS,
      'content/en/_index.md': page('Home'),
      'content/en/docs/_index.md': page('Docs'),
      'content/en/docs/valves.md': page('Valves', ...LONG),
      'content/en/docs/a.md': page(
        'A',
        'Two \\[brackets\\] \\* (https://pumps.example/docs/valves/) end.',
        '',
        '1. 水泵',
        '   阀门(https://pumps.example/docs/valves/)和',
        '',
        'Q&amp;A_(https://pumps.example/docs/valves/) &copy;(https://pumps.example/docs/valves/)',
        '',
        '> one',
        '>  two (https://pumps.example/docs/valves/)',
      ),
    });
    const git = startHistory(root);
    writeFileSync(join(root, 'content/en/docs/control.md'), page('Valves', ...LONG));
    git('rm', '-q', 'content/en/docs/valves.md');
    git('add', '.');
    git('commit', '-qm', 'moved');
    const { first, once, again } = await fixTwice(root, 'content/en/docs/a.md');
    expect(shown(first.fixed, 'content/en/docs/a.md').map((line) => line.split(' ')[1])).toEqual([
      '4:22',
      '7:7',
      '9:10',
      '9:53',
      '12:9',
    ]);
    expect(once.split('\n')).toEqual([
      'Two \\[brackets\\] \\* (https://pumps.example/docs/control/) end.',
      '',
      '1. 水泵',
      '   阀门(https://pumps.example/docs/control/)和',
      '',
      'Q&amp;A_(https://pumps.example/docs/control/) &copy;(https://pumps.example/docs/control/)',
      '',
      '> one',
      '>  two (https://pumps.example/docs/control/)',
    ]);
    expect(again).toBe(0);
  });

  it('keeps readers in their language, and corrects nothing into another fault', async () => {
    const root = write({
      'hugo.toml': HUGO,
      'static/_redirects':
        '/docs/intake/ /docs/inlet/ 301\n/docs/v1/* /docs/:splat 301\n/docs/v0/* /docs/inlet/ 301\n',
      'content/en/_index.md': page('Home'),
      'content/en/docs/inlet.md': page('Inlet', '## Source alone'),
      'content/fr/_index.md': page('Accueil'),
      'content/fr/docs/inlet.md': page('Entrée'),
      'content/fr/docs/p.md': page(
        'P',
        '[a](/fr/docs/intake/)',
        '[b](/fr/docs/v1/inlet/)',
        '[c](/fr/docs/intake/#source-alone)',
        '[d](/fr/docs/v0/x/y/)',
        '[e](/docs/INLET/)',
      ),
    });
    const { first, once, again } = await fixTwice(root, 'content/fr/docs/p.md');
    expect(once.split('\n')).toEqual([
      '[a](/fr/docs/inlet/)',
      '[b](/fr/docs/inlet/)',
      '[c](/fr/docs/intake/#source-alone)',
      '[d](/fr/docs/v0/x/y/)',
      '[e](/fr/docs/inlet/)',
    ]);
    expect(again).toBe(0);
    expect(shown(first.problems, 'content/fr/docs/p.md')).toEqual([
      'missing-page 6:5 /fr/docs/intake/#source-alone → /fr/docs/inlet/#source-alone',
      'missing-page 7:5 /fr/docs/v0/x/y/ → /fr/docs/inlet/',
    ]);
    expect(first.fixed.map(({ message }) => message).join()).not.toContain('has no translation');
  });

  it('keeps queries as they are written, in Markdown and in HTML', async () => {
    const root = write({
      'hugo.toml': HUGO,
      'content/en/_index.md': page('Home'),
      'content/en/docs/gauge.md': page('Gauge', '## Dial'),
      'content/fr/_index.md': page('Accueil'),
      'content/en/docs/a.md': page(
        'A',
        '[a](/docs/Gauge/?tab=2#dial) [b](/docs/GAUGE?a=b&amp;c=d) [c](</docs/GAUGE/?q=1>)',
        '',
        '<a href="/docs/GAUGE/?x=1&amp;y=2#dial">d</a> <a href=" /docs/gauge/?x=1&amp;y=2#Dial ">e</a>',
      ),
    });
    const { once, again } = await fixTwice(root, 'content/en/docs/a.md');
    expect(once.split('\n')).toEqual([
      '[a](/docs/gauge/?tab=2#dial) [b](/docs/gauge/?a=b&amp;c=d) [c](</docs/gauge/?q=1>)',
      '',
      '<a href="/docs/gauge/?x=1&amp;y=2#dial">d</a> <a href=" /docs/gauge/?x=1&amp;y=2#dial ">e</a>',
    ]);
    expect(again).toBe(0);
  });

  it('leads past redirects that hold for good, and keeps query and fragment', async () => {
    const root = write({
      'lockstep.config.ts':
        "export default { title: 'x', url: 'https://docs.example.org/', locales: { en: 'English' } };\n",
      'static/_redirects':
        '/docs/old/ /docs/older/ 301\n/docs/older/ /docs/new/ 308\n/docs/soon/ /docs/new/ 302\n/docs/v1/* /docs/:splat 301\n/docs/part/ /docs/new/#part\n',
      'content/en/_index.md': page('Home'),
      'content/en/docs/new.md': page('New', '## Part'),
      'content/en/docs/a.md': page(
        'A',
        '[l](/docs/old/?x=1#part) [m](/docs/old/?tab=two) [n](/docs/OLD/?a=b&amp;c=d)',
        '[o](/docs/soon/) [p](/docs/v1/new/) [q](/docs/part/) [r](https://docs.example.org/docs/old)',
      ),
    });
    const { once, again, first } = await fixTwice(root, 'content/en/docs/a.md');
    expect(once.split('\n')).toEqual([
      '[l](/docs/new/?x=1#part) [m](/docs/new/?tab=two) [n](/docs/OLD/?a=b&amp;c=d)',
      '[o](/docs/soon/) [p](/docs/v1/new/) [q](/docs/new/#part) [r](https://docs.example.org/docs/new/)',
    ]);
    expect(again).toBe(0);
    expect(first.fixed.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
      Array(4).fill('info redirected-link'),
    );
  });

  it('corrects a text that several pages show only where it then holds in all of them', async () => {
    const root = write({
      'hugo.toml': HUGO,
      'content/en/_index.md': page('Home'),
      'content/fr/_index.md': page('Accueil'),
      'content/en/includes/shared.md': 'See [one](/docs/b/#Flow) and [two](#Flow).\n',
      'content/en/docs/a.md': page('A', '{{< include "shared.md" >}}', '', '## Other'),
      'content/en/docs/b.md': page('B', '{{< include "shared.md" >}}', '', '## Flow'),
    });
    const { first, again } = await fixTwice(root, 'content/en/docs/a.md');
    expect(readFileSync(join(root, 'content/en/includes/shared.md'), 'utf8')).toBe(
      'See [one](/docs/b/#flow) and [two](#Flow).\n',
    );
    expect(first.fixed.length).toBeGreaterThan(0);
    expect(again).toBe(0);
  });
});

describe('applyFixes', () => {
  const fix = (start: number, written: string, replacement: string): LinkFix => ({
    file: 'a.md',
    start,
    end: start + written.length,
    written,
    replacement,
  });

  it('leaves alone what is no longer there, and what is to become two things', () => {
    expect(applyFixes('abcdef', [fix(1, 'bc', 'X'), fix(4, 'zz', 'Y')])).toMatchObject({ text: 'aXdef' });
    expect(applyFixes('abcdef', [fix(1, 'bc', 'X'), fix(1, 'bc', 'X')])).toMatchObject({ text: 'aXdef' });
    expect(applyFixes('abcdef', [fix(1, 'bc', 'X'), fix(1, 'bc', 'Y')])).toEqual({
      text: 'abcdef',
      done: [],
    });
    expect(applyFixes('abcdef', [fix(1, 'bcd', 'X'), fix(3, 'de', 'Y')])).toEqual({
      text: 'abcdef',
      done: [],
    });
  });

  it('changes the ranges alone', () => {
    const edit = fc.tuple(fc.nat(19), fc.integer({ min: 1, max: 5 }), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(
        fc.string({ minLength: 25, maxLength: 25, unit: 'grapheme-ascii' }),
        fc.array(edit),
        (text, list) => {
          const edits = list.map(([at, length, replacement]) =>
            fix(at, text.slice(at, at + length), replacement),
          );
          const { text: edited, done } = applyFixes(text, edits);
          const unique = [...new Map(done.map((one) => [one.start, one])).values()].sort(
            (a, b) => a.start - b.start,
          );
          let expected = '';
          let from = 0;
          for (const { start, end, replacement } of unique) {
            expected += text.slice(from, start) + replacement;
            from = end;
          }
          expect(edited).toBe(expected + text.slice(from));
        },
      ),
    );
  });
});
