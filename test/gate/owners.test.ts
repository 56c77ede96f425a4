import { describe, expect, it } from 'vitest';
import { matchOwners, parseCodeowners, readOwners } from '../../src/gate/index.ts';

const rules = parseCodeowners(`# everything
*                 @all
/content/fr/      @team-fr @lead-fr  # and nobody else
*.svg             @art
content/uk/docs/* @flat
/static/**/logo.* @brand
[Section]
/content/zh/
`);

describe('parseCodeowners', () => {
  it.each([
    ['content/en/a.md', ['@all']],
    ['content/fr/docs/a.md', ['@team-fr', '@lead-fr']],
    ['content/fr/a.svg', ['@art']],
    ['content/uk/docs/a.md', ['@flat']],
    ['content/uk/docs/b/a.md', ['@all']],
    ['static/x/y/logo.png', ['@brand']],
    ['content/zh/a.md', []],
  ])('%s', (path, owners) => {
    expect(matchOwners(rules, path)).toEqual(owners);
  });

  it('finds no owner without rules', () => {
    expect(matchOwners(parseCodeowners(''), 'a')).toBeUndefined();
  });
});

describe('readOwners', () => {
  it('prefers approvers', () => {
    expect(readOwners({ approvers: ['a'], reviewers: ['b'] })).toEqual({ owners: ['a'], isFinal: false });
    expect(readOwners({ reviewers: ['b'], options: { no_parent_owners: true } })).toEqual({
      owners: ['b'],
      isFinal: true,
    });
    expect(readOwners(undefined)).toEqual({ owners: [], isFinal: false });
  });
});

describe('patterns of many stars', () => {
  it('are matched in linear time', () => {
    const rules = parseCodeowners(`${'**/'.repeat(60)}zz @a\n${'*a'.repeat(60)}b @b\n* @all`);
    expect(matchOwners(rules, `${'a/'.repeat(400)}b.md`)).toEqual(['@all']);
  });
});
