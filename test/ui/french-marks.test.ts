/** French has a space before some punctuation marks. It must be a no-break space, or a line could begin with the mark. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** Parts that are no prose: code, shortcodes, targets of links, tags. */
const NO_TEXT =
  /(?:^|\n)\s*(`{3,}|~{3,})[\s\S]*?\n\s*\1|`+[^`]*`+|\{\{[<%][\s\S]*?[%>]\}\}|\]\([^)]*\)|<[^>]+>/g;
const BREAKS = /[^\s|:-] [:;?!»](?=[\s|*_)\]]|$)|« /g;

function breaksOf(text: string): string[] {
  return text.replace(NO_TEXT, 'x').match(BREAKS) ?? [];
}

it('tells breaking spaces from non-breaking ones', () => {
  expect(breaksOf('Oui : « non »\u00a0!')).toEqual(['i :', '« ', 'n »']);
  expect(breaksOf('Oui\u00a0: `a ? b : c`\n\n```js\na ? b : c\n```\n')).toEqual([]);
});

it.each([...globSync(['content/fr/**/*.md', 'starter/content/fr/**/*.md'], { cwd: ROOT })])(
  'stand with their words in %s',
  (file) => {
    expect(breaksOf(readFileSync(join(ROOT, file), 'utf8'))).toEqual([]);
  },
);

it.each([...globSync('data/reference/*.yaml', { cwd: ROOT })])('stand with their words in %s', (file) => {
  const lines = readFileSync(join(ROOT, file), 'utf8').match(/^\s+fr: .*$/gm) ?? [];
  expect(breaksOf(lines.map((line) => line.replace(/^\s+fr: /, '')).join('\n'))).toEqual([]);
});
