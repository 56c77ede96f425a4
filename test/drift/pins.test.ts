import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePin, setPin } from '../../src/drift/index.ts';

const HASH = '0123456789abcdef0123456789abcdef01234567';
const KEYS = ['source_blob', 'default_lang_commit', 'l10n.sourceCommit'];

test.each([
  ['yaml', `---\ntitle: A\nsource_blob: ${HASH}\n---\n`, 'source_blob'],
  ['a comment behind it', `---\ndefault_lang_commit: ${HASH} # patched\n---\n`, 'default_lang_commit'],
  ['a nested key', `---\nl10n:\n  sourceCommit: ${HASH}\n---\n`, 'l10n.sourceCommit'],
  ['toml', `+++\nsource_blob = "${HASH}"\n+++\n`, 'source_blob'],
  ['line ends of Windows', `---\r\nsource_blob: ${HASH}\r\n---\r\n`, 'source_blob'],
])('%s', (_, text, key) => {
  expect(parsePin(text, KEYS)).toMatchObject({ key, value: HASH });
});

test.each([
  ['a body that speaks of pins', `---\ntitle: A\n---\ndefault_lang_commit: ${HASH}\n`],
  ['a value that is no hash', '---\nsource_blob: main\n---\n'],
  ['a key inside another', `---\nparams:\n  source_blob: ${HASH}\n---\n`],
])('%s is no pin', (_, text) => {
  expect(parsePin(text, KEYS)).toBeUndefined();
});

test('what is set is read again, and nothing else changes', () => {
  const fronts = fc.constantFrom(
    '---\ntitle: A\n---\n',
    '---\r\ntitle: A\r\n---\r\n',
    '+++\ntitle = "A"\n+++\n',
    '---\n---\n',
    `---\nl10n:\n  sourceCommit: ${'f'.repeat(40)}\ntitle: A\n---\n`,
    '',
  );
  fc.assert(
    fc.property(fronts, fc.string(), fc.constantFrom(...KEYS), (front, body, key) => {
      const text = front + (front === '' ? body.replace(/^[\s\ufeff+{-]+/, '') : body);
      const pinned = setPin(text, key, HASH);
      expect(parsePin(pinned, [key])?.value).toBe(HASH);
      expect(setPin(pinned, key, HASH)).toBe(pinned);
      expect(
        pinned.replaceAll(/[\r\n]+/g, '\n').endsWith(text.slice(front.length).replaceAll(/[\r\n]+/g, '\n')),
      ).toBe(true);
    }),
  );
});
