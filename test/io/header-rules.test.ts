import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { headersFor, parseHeaderRules } from '../../src/io/header-rules.ts';
import { serveFolder } from '../../src/io/index.ts';
import { scratchFolder } from './scratch.ts';

const RULES = `# a comment
/*
  X-All: 1
  Content-Security-Policy: default-src 'self'; img-src https:
/examples/*.yaml
  Content-Type: text/yaml; charset=utf-8
/docs/:page/
  X-Page: a
  x-all: 2

/a+b
	X-Plus: yes
no path
  X-Lost: but of the rule before
`;

describe('the rules of _headers', () => {
  const rules = parseHeaderRules(RULES);
  const policy = "default-src 'self'; img-src https:";

  it.each([
    ['/', { 'x-all': '1', 'content-security-policy': policy }],
    [
      '/examples/a/b.yaml',
      { 'x-all': '1', 'content-security-policy': policy, 'content-type': 'text/yaml; charset=utf-8' },
    ],
    ['/docs/a/', { 'x-all': '1, 2', 'content-security-policy': policy, 'x-page': 'a' }],
    ['/docs/a/b/', { 'x-all': '1', 'content-security-policy': policy }],
    [
      '/a+b',
      {
        'x-all': '1',
        'content-security-policy': policy,
        'x-plus': 'yes',
        'x-lost': 'but of the rule before',
      },
    ],
    ['/aab', { 'x-all': '1', 'content-security-policy': policy }],
  ])('for %s', (path, expected) => {
    expect(headersFor(rules, path)).toEqual(expected);
  });

  it('hold for what is served, as they are at the time', async () => {
    const folder = scratchFolder({
      'index.html': 'Home',
      '404.html': 'Not here',
      _headers: '/*\n  X-Mark: one\n',
    });
    const server = await serveFolder({ folder, base: '/x/', port: 0, typeOf: () => 'text/html' });
    onTestFinished(() => server.close());
    const mark = async (path: string) => (await fetch(new URL(path, server.url))).headers.get('x-mark');
    expect(await mark('')).toBe('one');
    expect(await mark('nothing?a=b')).toBe('one');
    writeFileSync(join(folder, '_headers'), '/x/\n  X-Mark: another\n  Content-Type: text/plain\n');
    expect(await mark('')).toBe('another');
    expect(await mark('nothing')).toBeNull();
    expect((await fetch(server.url)).headers.get('content-type')).toBe('text/plain');
  });
});

describe('patterns of many stars', () => {
  it('are matched in linear time', () => {
    const rules = parseHeaderRules(`/${'*a'.repeat(40)}b\n  X-One: 1\n/a*\n  X-Two: 2\n`);
    expect(headersFor(rules, `/${'a'.repeat(5_000)}`)).toEqual({ 'x-two': '2' });
  });
});
