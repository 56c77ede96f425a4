import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseShortcodes, type ShortcodeDefinition } from '../../src/shortcodes/index.ts';
import { definitions } from './all-definitions.ts';
import { renderInMemory, visibleText } from './in-memory-site.ts';

const SOURCE = join(import.meta.dirname, '../../src');
const FOLDERS = [
  'shortcodes/definitions',
  ...readdirSync(join(SOURCE, 'presets'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `presets/${name}/shortcodes`),
];
const byName = new Map<string, ShortcodeDefinition>(definitions.map((one) => [one.name, one]));
const KINDS = ['lockstep', 'hugo'] as const;

/** Shortcodes that always cause a warning, or show nothing to readers. */
const DEPRECATED = ['capture', 'kat-button', 'katacoda-removal', 'katacoda-tutorial'];

describe('the list of definitions', () => {
  it('has every file whose default export is a definition, under the name of the file', async () => {
    const found: string[] = [];
    const entries = FOLDERS.flatMap((folder) =>
      readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' }).map((entry) =>
        join(folder, entry),
      ),
    );
    for (const entry of entries) {
      if (!entry.endsWith('.ts') || entry.endsWith('index.ts')) continue;
      const module: { default?: ShortcodeDefinition } = await import(join(SOURCE, entry));
      if (module.default === undefined) continue;
      found.push(module.default.name);
      expect(entry.endsWith(`/${module.default.name}.ts`)).toBe(true);
    }
    expect([...byName.keys()].sort()).toEqual(found.sort());
  });

  it('gives each name once, aliases included', () => {
    const names = definitions.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe.each(definitions)('$name', (definition) => {
  it('says in one sentence what it does', () => {
    expect(definition.summary).toMatch(/^[A-Z].*\.$/);
  });

  it('numbers its unnamed parameters from 0, the required ones first', () => {
    const placed = Object.values(definition.params)
      .filter(({ position }) => position !== undefined)
      .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
    expect(placed.map(({ position }) => position)).toEqual(placed.map((_spec, index) => index));
    const required = placed.map((spec) => spec.required === true);
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
  });

  it.each(definition.examples)('is called as it should be in $source', ({ source }) => {
    const parsed = parseShortcodes(source, (name) => findDefinition(name)?.inner);
    expect(parsed.problems).toEqual([]);
    const names = [definition.name, ...(definition.aliases ?? [])];
    expect(names.some((name) => source.includes(` ${name} `))).toBe(true);
  });

  it.each(definition.examples.flatMap((example) => KINDS.map((kind) => ({ ...example, kind }))))(
    'renders in a $kind tree: $source',
    async ({ source, shows, kind }) => {
      const { html, problems } = await renderInMemory(source, { kind });
      const deprecated = DEPRECATED.includes(definition.name);
      expect(problems.map(({ code }) => code)).toEqual(deprecated ? ['deprecated-shortcode'] : []);
      if (shows !== undefined) expect(visibleText(html)).toContain(shows);
      expect(html).not.toContain('lockstep-error');
      expect(html).not.toMatch(/<script|\sstyle=|\son[a-z]+=|[\u{F0000}-\u{10FFFD}]|undefined|\[object/u);
    },
  );
});

describe('text of authors in arguments', () => {
  const hostile = '"><script>alert(1)</script>\'&';
  const cases = definitions.flatMap((definition) =>
    Object.entries(definition.params)
      .filter(([, spec]) => spec.type === 'string' && spec.values === undefined)
      .map(([param]) => ({ definition, param })),
  );

  it.each(cases)('stays text: $param of $definition.name', async ({ definition, param }) => {
    const { html } = await renderInMemory(callOf(definition, { [param]: hostile }), { rawHtml: false });
    // The text is inside a quoted attribute value; outside of it, it would be an element.
    expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<script|alert\(1\)<\/script/i);
  });
});

function findDefinition(name: string): ShortcodeDefinition | undefined {
  return byName.get(name) ?? definitions.find(({ aliases }) => aliases?.includes(name));
}

/** A call with the given arguments and all other required ones. */
function callOf(definition: ShortcodeDefinition, given: Readonly<Record<string, string>>): string {
  const values: Record<string, string> = { ...given };
  for (const [name, spec] of Object.entries(definition.params)) {
    if (spec.required !== true || name in values) continue;
    values[name] =
      spec.values?.[0] ?? (spec.type === 'string' ? 'pod' : spec.type === 'number' ? '1' : 'true');
  }
  const args = Object.entries(values).map(([name, value]) => `${name}=\`${value}\``);
  const open = `{{< ${definition.name} ${args.join(' ')} >}}`;
  const call = definition.inner ? `${open}inside{{< /${definition.name} >}}` : open;
  return definition.name === 'tab' ? `{{< tabs name="t" >}}${call}{{< /tabs >}}` : call;
}
