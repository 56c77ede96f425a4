/** Generates a Hugo tree of any size, the same for the same seed: sections of pages with prose, lists, tables, code and shortcodes, like documentation. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomFrom } from '../random.ts';

const WORDS =
  'cluster node service volume policy request limit label object controller update rollout image registry secret token access quota network route probe event status field value default schema version client server cache queue worker batch result error retry timeout backup restore'.split(
    ' ',
  );
const LANGUAGES = ['yaml', 'bash', 'go', 'json', 'python'] as const;
/** Number of pages in a section. */
const SECTION = 40;
const FENCE = '```';

/** Writes the tree. @param root absolute path of an empty or absent folder */
export function generateTree(root: string, pages: number, seed: number): void {
  const random = randomFrom(seed);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(FRAME)) write(path, text);
  for (let number = 0; number < pages; number += 1) {
    const section = `section-${Math.floor(number / SECTION)}`;
    if (number % SECTION === 0) write(`content/docs/${section}/_index.md`, frontMatter(section));
    write(`content/docs/${section}/page-${number}.md`, page(number, pages, random));
  }
}

const FRAME: Readonly<Record<string, string>> = {
  'hugo.toml':
    'baseURL = "https://generated.example/"\ntitle = "Generated"\ndisableKinds = ["taxonomy", "term"]\n[markup.goldmark.renderer]\nunsafe = true\n',
  'content/_index.md': '---\ntitle: Generated\n---\nA tree of pages.\n',
  'content/docs/_index.md': '---\ntitle: Documentation\n---\n',
  'layouts/_default/baseof.html':
    '<!doctype html>\n<html lang="{{ site.Language.Lang }}">\n<head><meta charset="utf-8"><title>{{ .Title }}</title></head>\n<body>\n<nav>{{ range site.Home.Sections }}{{ range .Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}{{ end }}</nav>\n<nav>{{ .TableOfContents }}</nav>\n<main>{{ block "main" . }}{{ end }}</main>\n</body>\n</html>\n',
  'layouts/_default/single.html': '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}\n',
  'layouts/_default/list.html':
    '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}\n',
  'layouts/shortcodes/remark.html':
    '<div class="remark"><strong>{{ .Get "title" | default "Remark" }}</strong>\n{{ .Inner | markdownify }}</div>\n',
  'layouts/shortcodes/shared.html': '{{ readFile "shared.md" | markdownify }}\n',
  'shared.md': 'Every part needs a *running* cluster.\n',
  'i18n/en.toml': '[more]\nother = "More"\n',
};

function page(number: number, pages: number, random: () => number): string {
  const parts = Array.from({ length: 3 + Math.floor(random() * 5) }, (_nothing, index) => {
    const heading = `## ${sentence(random, 3)} ${index}`;
    return [heading, ...Array.from({ length: 2 + Math.floor(random() * 3) }, () => block(random, pages))];
  });
  return [frontMatter(`Page ${number} of ${pick(WORDS, random)}`), ...parts.flat(), ''].join('\n\n');
}

/** One block; the shares are about those of kubernetes/website. */
function block(random: () => number, pages: number): string {
  const kind = random();
  if (kind < 0.5) return paragraph(random, pages);
  if (kind < 0.65)
    return Array.from({ length: 3 + Math.floor(random() * 4) }, () => `- ${sentence(random, 9)}`).join('\n');
  if (kind < 0.8) return code(random);
  if (kind < 0.88) {
    const row = () => `| ${sentence(random, 2)} | \`${pick(WORDS, random)}\` | ${sentence(random, 6)} |`;
    return ['| name | field | meaning |', '|---|---|---|', row(), row(), row(), row()].join('\n');
  }
  if (kind < 0.96)
    return `{{< remark title="${pick(WORDS, random)}" >}}\n${paragraph(random, pages)}\n{{< /remark >}}`;
  return '{{< shared >}}';
}

function paragraph(random: () => number, pages: number): string {
  const target = Math.floor(random() * pages);
  const link = `[${sentence(random, 2)}](/docs/section-${Math.floor(target / SECTION)}/page-${target}/)`;
  return `${sentence(random, 14)} \`${pick(WORDS, random)}\` ${sentence(random, 12)}, **${sentence(random, 2)}**, see ${link}.\n${sentence(random, 16)}.`;
}

function code(random: () => number): string {
  const lines = Array.from(
    { length: 4 + Math.floor(random() * 14) },
    () => `${pick(WORDS, random)}: "${sentence(random, 3)}" # ${sentence(random, 3)}`,
  );
  return [`${FENCE}${pick(LANGUAGES, random)}`, ...lines, FENCE].join('\n');
}

function frontMatter(title: string): string {
  return `---\ntitle: ${title}\n---`;
}

function sentence(random: () => number, words: number): string {
  return Array.from({ length: words }, () => pick(WORDS, random)).join(' ');
}

function pick<T>(from: readonly T[], random: () => number): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('Unexpected empty list.');
  return one;
}
