/** The manual explains every code of the catalogue, in every language of our own site. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import ownConfig from '../../lockstep.config.ts';
import { renderSection } from '../../scripts/commands/explain.ts';
import problem from '../../shortcodes/problem.ts';
import { CATALOGUE, helpUrl, isProblemCode } from '../../src/diagnostics/index.ts';
import { renderInMemory, visibleText } from '../shortcodes/in-memory-site.ts';

const ROOT = join(import.meta.dirname, '../..');
const CODES = Object.keys(CATALOGUE);
const LOCALES = readdirSync(join(ROOT, 'content'));

interface Section {
  readonly id: string;
  readonly heading: string;
  readonly lines: readonly string[];
}

/** The sections of the page below its groups. */
function sectionsOf(locale: string): Section[] {
  const text = readFileSync(join(ROOT, 'content', locale, 'docs/manual/problems.md'), 'utf8');
  return text
    .split(/^(?=#{2,3} )/m)
    .filter((part) => part.startsWith('### '))
    .map((part) => {
      const [first = '', ...lines] = part.split('\n');
      const [, heading = '', id = ''] = /^### (.*) \{#(.*)\}$/.exec(first) ?? [];
      return { id, heading, lines: lines.filter((line) => line.trim() !== '') };
    });
}

it('is a page of our own site', () => {
  expect(existsSync(join(ROOT, 'content/en/docs/manual/problems.md'))).toBe(true);
  expect(helpUrl('missing-include', `${ownConfig.url}/docs/manual/problems/`)).toBe(
    'https://lockstep.example/docs/manual/problems/#missing-include',
  );
});

it('has no address that leads nowhere', () => {
  expect(helpUrl('missing-include')).toBeUndefined();
});

it.each(LOCALES)('is printed section by section in %s', (locale) => {
  const page = readFileSync(join(ROOT, 'content', locale, 'docs/manual/problems.md'), 'utf8');
  for (const code of CODES) {
    const text = isProblemCode(code) ? renderSection(page, code) : '';
    expect(text, code).toMatch(new RegExp(`^${code}\\n\\n(?:error|warning|info): \\S.*\\n\\n\\S`));
    expect(text, code).not.toMatch(/\{\{< problem|\]\(\/docs/);
  }
});

it('is there in all languages', () => {
  expect(LOCALES.sort()).toEqual(['en', 'fr', 'uk', 'zh']);
});

describe.each(LOCALES)('the page of problem codes in %s', (locale) => {
  const sections = sectionsOf(locale);

  it('has a section for each code, and none for another', () => {
    expect(sections.map(({ id }) => id)).toEqual(CODES);
    expect(sections.map(({ heading }) => heading)).toEqual(CODES.map((code) => `\`${code}\``));
  });

  it('takes severity and title from the code, the title translated', () => {
    for (const { id, lines } of sections) {
      const [, code, title] = /^\{\{< problem "([^"]+)"(?: "([^"]+)")? >\}\}$/.exec(lines[0] ?? '') ?? [];
      expect(code).toBe(id);
      if (locale === 'en') expect(title, id).toBeUndefined();
      else expect(title, id).toMatch(/\S/);
    }
  });

  it('says more than that', () => {
    const tooShort = sections.filter(({ lines }) => (lines[1] ?? '').length < (locale === 'zh' ? 20 : 60));
    expect(tooShort.map(({ id }) => id)).toEqual([]);
  });
});

describe('the shortcode at the head of a section', () => {
  const render = (source: string) => renderInMemory(source, { definitions: [problem] });

  it('shows severity and title', async () => {
    const { html, problems } = await render('{{< problem "locale-leak" >}}');
    expect(problems).toEqual([]);
    expect(visibleText(html)).toBe('[problem_warning] A link leads out of the language of its page');
  });

  it.each([
    ['{{< problem "locale-leaks" >}}', 'Unexpected code “locale-leaks”, expected one of the catalogue.'],
    ['{{< problem "too-deep" "Deep" >}}', 'Unexpected title of “too-deep”, expected that of the catalogue.'],
  ])('refuses %s', async (source, message) => {
    const { problems } = await render(source);
    expect(problems).toMatchObject([{ code: 'invalid-shortcode-arguments', message }]);
  });
});
