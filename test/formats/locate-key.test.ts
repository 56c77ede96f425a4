import { describe, expect, it } from 'vitest';
import { locateKey } from '../../src/formats/index.ts';

describe('locateKey', () => {
  it('finds keys in YAML and JSON, list entries by their number', () => {
    const yaml = 'a: 1\nb:\n  - c: 1\n  - c: 2\n';
    expect(locateKey('yaml', yaml, ['B', '1', 'c'])).toEqual({ line: 4, column: 5 });
    expect(locateKey('json', '{"a":\n{"b": [1,\n{"c": 1}]}}', ['a', 'b', '1', 'c'])).toEqual({
      line: 3,
      column: 2,
    });
  });

  it('finds keys in TOML tables, dotted keys and lists of tables', () => {
    const toml = 'a.b = 1\n[x."y z"]\nc = 2\n[[menu.main]]\nname = "1"\n[[menu.main]]\nname = "2"\n';
    expect(locateKey('toml', toml, ['a', 'b'])).toEqual({ line: 1, column: 1 });
    expect(locateKey('toml', toml, ['x', 'y z', 'c'])).toEqual({ line: 3, column: 1 });
    expect(locateKey('toml', toml, ['menu', 'main', '1', 'name'])).toEqual({ line: 7, column: 1 });
  });

  it('finds keys of the object in a script, past strings, comments and types', () => {
    const script = [
      "import { defineConfig } from 'lockstep'; // locales: {}",
      "const url = 'https://x/{locales: 1}';",
      'export default defineConfig({',
      '  /* toc: { */ title: "a: b",',
      "  locales: { en: { label: 'E' }, 'zh-cn': { label: f({ label: 1 }) } },",
      "  menus: { main: [{ name: 'A' }, 'x', { name: 'B' }] },",
      '});',
    ].join('\n');
    expect(locateKey('script', script, ['locales', 'zh-cn', 'label'])).toEqual({ line: 5, column: 45 });
    expect(locateKey('script', script, ['menus', 'main', '2', 'name'])).toEqual({ line: 6, column: 41 });
    expect(locateKey('script', script, ['menus', 'main', '1'])).toEqual({ line: 6, column: 34 });
    expect(locateKey('script', script, ['title'])).toEqual({ line: 4, column: 16 });
  });

  it('gives the deepest key of the path that is there', () => {
    expect(locateKey('toml', '[a]\nb = 1', ['a', 'nope'])).toEqual({ line: 1, column: 2 });
    expect(locateKey('toml', '[a]\nb = 1', ['nope'])).toBeUndefined();
  });

  it('takes keys of any length and depth', () => {
    const dotted = Array.from({ length: 20_000 }, () => 'k');
    expect(locateKey('toml', `x = 1\n${dotted.join('.')} = 1`, dotted)).toEqual({ line: 2, column: 1 });
    expect(locateKey('yaml', `x: 1\ny: ${'['.repeat(20_000)}`, ['x'])).toEqual({ line: 1, column: 1 });
  });
});
