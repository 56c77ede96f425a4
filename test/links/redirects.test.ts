import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedirects, decodePath, parseRedirects } from '../../src/links/index.ts';

const FILE = `# comment
/old/     /new/ 301
/forced/  /home/ 301!   # why
/pt/*  /pt-br/:splat  302!
/blog/:year/:name  /posts/:name-:year
/away     https://example.com/ 302
/gone     /404.html 404
/fr-only/ /fr/ 302 Country=fr
/query/ page=:page /found/:page 301
not a rule
`;

const redirects = createRedirects(parseRedirects(FILE), decodePath);
const to = (path: string, forced = false) => redirects.match(path, forced)?.to;

describe('parseRedirects', () => {
  it('reads rules with their status and place', () => {
    const [first, second] = redirects.rules;
    expect(first).toMatchObject({ from: '/old/', to: '/new/', status: 301, forced: false });
    expect(first?.place.start).toEqual({ line: 2, column: 11 });
    expect(second).toMatchObject({ from: '/forced/', forced: true });
    expect(redirects.rules).toHaveLength(8);
  });

  it('leaves any text alone that holds no rules', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseRedirects(text)));
  });
});

describe('createRedirects', () => {
  it('matches with and without a slash at the end', () => {
    expect(to('/old')).toBe('/new/');
    expect(to('/old/index.html')).toBe('/new/');
    expect(to('/older/')).toBeUndefined();
  });

  it('fills in splats and placeholders', () => {
    expect(to('/pt/docs/a/')).toBe('/pt-br/docs/a/');
    expect(to('/pt')).toBe('/pt-br/');
    expect(to('/pt-br/docs/')).toBeUndefined();
    expect(to('/blog/2024/hello')).toBe('/posts/hello-2024');
  });

  it.each([
    ['/:a/x/:a', '/one/x/one'],
    ['/a/**', '/a/b'],
    ['/a/*/*', '/a/b/c'],
    ['/a/:splat/*', '/a/b/c'],
    ['/a(b', '/a(b'],
  ])('takes a rule for %s, though hosts differ in what it means', (from, path) => {
    const rules = createRedirects(parseRedirects(`${from} /there/ 301\n`), decodePath);
    expect(rules.match(path, false)?.to).toBe('/there/');
  });

  it('matches any text with a star within a path', () => {
    const rules = createRedirects(parseRedirects('/v/*/old /new/:splat\n/x* /y:splat\n'), decodePath);
    expect(rules.match('/v/1/2/old', false)?.to).toBe('/new/1/2');
    expect(rules.match('/v/old', false)).toBeUndefined();
    expect(rules.match('/xyz/', false)?.to).toBe('/yyz/');
  });

  it('knows of what is led on for some visitors alone', () => {
    expect(redirects.isConditional('/fr-only/')).toBe(true);
    expect(redirects.isConditional('/old/')).toBe(false);
  });

  it('distinguishes forced redirects from others, and skips those with conditions', () => {
    expect(to('/old/', true)).toBeUndefined();
    expect(to('/forced/', true)).toBe('/home/');
    expect(to('/fr-only/')).toBeUndefined();
    expect(to('/query/')).toBeUndefined();
  });
});
