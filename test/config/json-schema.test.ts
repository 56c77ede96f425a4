/** The schema for editors agrees with what the program reads. */
import { describe, expect, it } from 'vitest';
import { SCHEMAS } from '../../packaging/schemas.ts';
import { describeSettings } from '../../src/config/index.ts';
import { describeFrontMatter } from '../../src/corpus/index.ts';

interface Schema {
  readonly $schema?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
}

const read = (name: string): Schema => JSON.parse(JSON.stringify(SCHEMAS[name]?.()));

describe('config.json', () => {
  const schema = read('config.json');

  it('has every setting, with what the manual says of it', () => {
    const top = describeSettings().filter(({ path }) => !/[.[]/.test(path));
    expect(Object.keys(schema.properties ?? {})).toEqual(top.map(({ path }) => path));
    for (const { path, description } of top)
      expect(schema.properties?.[path]?.description, path).toBe(description);
  });

  it('needs none of them, and knows no other', () => {
    expect(schema.required ?? []).toEqual([]);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.$schema).toContain('draft-07');
  });
});

describe('front-matter.json', () => {
  const schema = read('front-matter.json');

  it('has every key of the manual, and lets a page have parameters of its own', () => {
    const top = describeFrontMatter().filter(({ path }) => !/[.[]/.test(path));
    expect(Object.keys(schema.properties ?? {})).toEqual(top.map(({ path }) => path));
    expect(schema.additionalProperties).not.toBe(false);
    expect(schema.properties?.build?.properties?.render?.enum).toEqual(['always', 'link', 'never']);
  });
});
