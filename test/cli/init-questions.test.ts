/** The questions of `init`, answered with keys as in a terminal. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runInit } from '../../scripts/init/run-init.ts';
import { init as usage } from '../../scripts/usage/init.ts';
import { freshPath, page, writeTree } from '../site/tiny-site.ts';

const ENTER = '\r';
const DOWN = '\u001b[B';
const CTRL_C = '\u0003';

/** A terminal on which a key is pressed when the text before it has appeared. */
async function answer(
  root: string,
  args: readonly string[],
  keys: readonly (readonly [after: string, ...keys: string[]])[],
) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 });
  let seen = '';
  let shown = '';
  const waiting = [...keys];
  output.on('data', (text: Buffer) => {
    seen += text;
    shown += text;
    const [next] = waiting;
    if (next === undefined || !shown.includes(next[0])) return;
    waiting.shift();
    shown = '';
    const [, ...pressed] = next;
    // A prompt reads keys once it has been drawn.
    setImmediate(() => {
      for (const key of pressed) input.write(key);
    });
  });
  const code = await runInit([root, ...args], {
    usage,
    starter: resolve(import.meta.dirname, '../../starter'),
    version: '0.0.0',
    fallbackFolder: '.',
    input,
    output,
  });
  return { code, seen, left: waiting.map(([after]) => after) };
}

describe('the questions of init', () => {
  it('are about the title, languages, examples, trust and the host', async () => {
    const root = freshPath('asked');
    const { code, left } = await answer(
      root,
      [],
      [
        ['called?', 'Lighthouse', ENTER],
        // English and French are selected by default; this adds Ukrainian and others.
        ['which languages?', DOWN, DOWN, DOWN, ' ', DOWN, ' ', ENTER],
        ['Which others?', 'pt-br', ENTER],
        ['With pages', 'n'],
        ['trust: markdown', 'y'],
        ['checked?', DOWN, ENTER],
      ],
    );
    expect({ code, left }).toEqual({ code: 0, left: [] });
    const config = readFileSync(join(root, 'lockstep.config.ts'), 'utf8');
    expect(config).toContain("title: 'Lighthouse'");
    expect(config).toMatch(
      /en: 'English',\n +fr: 'Français',\n +uk: 'Українська',\n +'pt-br': 'Português \(Brasil\)'/,
    );
    expect(config).toContain('trust: { fr:');
    expect(existsSync(join(root, '.gitlab-ci.yml'))).toBe(true);
    expect(existsSync(join(root, 'shortcodes'))).toBe(false);
  });

  it('are not asked where an option answers them', async () => {
    const root = freshPath('told');
    const args = ['--name', 'A', '--locale', 'en', '--no-example'];
    const { code, left, seen } = await answer(root, args, [['checked?', ENTER]]);
    expect({ code, left }).toEqual({ code: 0, left: [] });
    expect(seen).not.toMatch(/called\?|which languages|With pages|trust/);
  });

  it('of a tree say what was found first, and nothing is written for who says no', async () => {
    const root = freshPath('tree');
    mkdirSync(root);
    writeTree(root, { 'hugo.toml': 'title = "A"\n', 'content/_index.md': page('A', 'x') });
    const { code, seen } = await answer(root, [], [['Write a configuration', 'n']]);
    expect(code).toBe(2);
    expect(seen).toContain('Found a tree of Hugo');
    expect(seen).toContain('Nothing was written.');
    expect(readdirSync(root).sort()).toEqual(['content', 'hugo.toml']);
  });

  it('can be left, and nothing is written', async () => {
    const root = freshPath('left');
    const { code } = await answer(root, [], [['called?', CTRL_C]]);
    expect(code).toBe(2);
    expect(existsSync(root)).toBe(false);
  });
});
