/** `import` of pages in various dialects: its output, the files that it writes, and a build of them. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runProgramSync } from '../program/run-program.ts';

const CONFIG = `import { defineConfig } from 'lockstep';
export default defineConfig({
  title: 'Tiny',
  locales: { en: 'English', fr: 'Français', zh: { label: '中文', lang: 'zh-Hans' }, uk: 'Українська' },
  params: { version: 'v1.30' },
});
`;
const SITE: Readonly<Record<string, string>> = {
  'lockstep.config.ts': CONFIG,
  'content/en/_index.md': '---\ntitle: Home\n---\n',
  'content/fr/_index.md': '---\ntitle: Accueil\n---\n',
  'content/zh/_index.md': '---\ntitle: 首页\n---\n',
  'content/uk/_index.md': '---\ntitle: Головна\n---\n',
  'content/en/includes/before.md': 'Have a cluster.\n',
  'examples/pods/hook.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: hook\n',
};

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'import-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

function run(root: string, ...args: readonly string[]) {
  const env = { ...process.env, LOCKSTEP_CACHE: join(root, '.cache') };
  const { status, stdout, stderr } = runProgramSync(args, { cwd: root, env });
  return { status, stdout, stderr };
}

const CAPTURE = `---
title: Attacher des gestionnaires
content_template: templates/task
weight: 140
---

{{% capture whatsnext %}}

* Lisez la [suite](/fr/docs/suite/), version {{< param "version" >}}.

{{% /capture %}}
{{% capture overview %}}

Cette page montre comment attacher des gestionnaires aux événements des conteneurs.

{{% /capture %}}
{{% capture prerequisites %}}

{{< include "before.md" >}}

{{% /capture %}}
{{% capture steps %}}

## Définir

Voici le fichier pour le pod :

{{< codenew file="pods/hook.yaml" >}}

    kubectl get pod hook

{{< note >}}
Le système ne promet *rien*.
{{< /note >}}

{{% /capture %}}
`;

const ENGLISH = `---
title: Attach handlers
content_type: task
---

<!-- overview -->

This page shows how to attach handlers to the events of a container.

| Event | Sent |
|-------|------|
| postStart | after the start |

## {{% heading "prerequisites" %}}

{{< include "before.md" >}}

    kubectl get pod hook`;

const WITH_BARS = `12 lines\n\t\t\n\t\t\t1.2 KiB\n\t\t\n\t\t\tMarkdown\n12 lines\n1.2 KiB\nMarkdown\n${ENGLISH.split(
  '\n',
)
  .map((line) => `| ${line}`)
  .join('\n | |\n')}\n |`;

const FRENCH_PAGE = `---
title: Les crochets des conteneurs
content_type: concept
---

<!-- overview -->

Cette page décrit les crochets que les conteneurs peuvent utiliser.

<!-- body -->

## Aperçu

Ils sont appelés une fois pour chaque événement.`;

const WITH_LINES_OF_BARS = `9 lines\n0.4 KiB\nMarkdown\n9 lines\n0.4 KiB\nMarkdown\n${FRENCH_PAGE.split('\n')
  .flatMap((line) => (line === '' ? ['|', '|'] : [line, '|', '|']))
  .join('\n')}\n`;

const CHINESE = `---
layout: Learning
description: 本文说明如何添加处理程序
---

# 容器事件处理

<Promotion/>

> 参考文档： [Attach handlers](https://docs.example/docs/tasks/run/attach-handlers/)

Kubernetes 支持容器的 postStart 事件，请参考[安装](/install/install.html)。

<<< @/.vuepress/public/hook.yaml

* 创建 Pod
  \`\`\` sh {1}
  kubectl apply -f hook.yaml
  \`\`\`

::: tip 注意
事件处理程序不会被调用。
:::
`;

const UKRAINIAN = `---
title: Хуки контейнера
content_type: concept
---

<!-- overview -->

Ця сторінка описує, як контейнери використовують хуки.

<!-- body -->

## Огляд {#overview}

Контейнери можуть мати доступ до хука.
`;

const INPUTS = {
  'in/capture.txt': CAPTURE,
  'in/bars.txt': WITH_BARS,
  'in/lines.txt': WITH_LINES_OF_BARS,
  'in/vuepress.txt': CHINESE,
  'in/plain.txt': UKRAINIAN,
};

/** Pages by their output paths, with the original texts. */
const BUILT: Readonly<Record<string, string>> = {
  'fr/docs/attacher-des-gestionnaires': CAPTURE,
  'docs/attach-handlers': ENGLISH,
  'fr/docs/les-crochets-des-conteneurs': FRENCH_PAGE,
  'zh/docs/tasks/run/attach-handlers': CHINESE,
  'uk/docs/хуки-контейнера': UKRAINIAN,
};

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The author's words of a text, without names of keys, shortcodes, parameters, components and files. */
function authorsWords(text: string): string[] {
  const prose = text
    .replace(/^(?:layout|content_type|content_template|weight):.*$/gm, '')
    .replace(/^(?:title|description):/gm, '')
    .replace(/\{\{[%<][\s\S]*?[%>]\}\}|<!--.*?-->|<[A-Z].*?>|\{#.*?\}|^(?::::|[ ]*```)[ ]*\w*/gm, '')
    .replace(/\]\(\S*\)|\{\d+\}/g, ']');
  return words(prose);
}

function visibleText(html: string): string {
  const meta = [...html.matchAll(/<meta name="description" content="([^"]*)"/g)]
    .map(([, text = '']) => text)
    .join(' ');
  return `${meta} ${html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ')}`
    .replace(/&#x([\da-f]+);/gi, (_entity, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

describe('pages in five forms', () => {
  const root = () => folderOf({ ...SITE, ...INPUTS });

  it('are written, and built with all of their words and nothing of their containers', () => {
    const site = root();
    const imported = run(site, 'import', ...Object.keys(INPUTS), '--write', '--site', site);
    expect(imported.stderr).toContain('5 pages imported, 0 failed.');
    expect(imported).toMatchObject({ status: 0, stdout: '' });

    const built = run(site, 'build', '--site', site, '--out', join(site, 'out'));
    expect(built.stdout).not.toMatch(/ error /);
    expect(built.status).toBe(0);
    for (const [folder, text] of Object.entries(BUILT)) {
      const html = readFileSync(join(site, 'out', folder, 'index.html'), 'utf8');
      const shown = visibleText(html);
      const known = new Set(words(shown));
      expect(authorsWords(text).filter((word) => !known.has(word))).toEqual([]);
      expect(shown).not.toMatch(/KiB|\d+ lines|\| \||:::|<<<|@\/|capture|Promotion|\{\{|content_template/);
    }
    const capture = visibleText(
      readFileSync(join(site, 'out/fr/docs/attacher-des-gestionnaires/index.html'), 'utf8'),
    );
    expect(capture.lastIndexOf('Cette page montre')).toBeLessThan(capture.lastIndexOf('Définir'));
    expect(capture.lastIndexOf('Définir')).toBeLessThan(capture.lastIndexOf('Lisez la'));
    const table = readFileSync(join(site, 'out/docs/attach-handlers/index.html'), 'utf8');
    expect(table).toContain('<td>postStart</td>');
    const placeholder = readFileSync(join(site, 'out/zh/docs/tasks/run/attach-handlers/index.html'), 'utf8');
    expect(placeholder).toContain('hook.yaml</code> 的内容');
  });

  it('go to stdout without --write, the report to stderr', () => {
    const site = root();
    const { status, stdout, stderr } = run(site, 'import', 'in/bars.txt', '--site', site);
    expect(status).toBe(0);
    expect(stdout).toBe(`${ENGLISH}\n`);
    expect(stderr).toContain('in/bars.txt → content/en/docs/attach-handlers.md');
    expect(existsSync(join(site, 'content/en/docs'))).toBe(false);
  });

  it('are one JSON document when asked', () => {
    const site = root();
    const { stdout } = run(site, 'import', 'in/vuepress.txt', '--site', site, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      imported: 1,
      written: false,
      pages: [
        {
          source: 'in/vuepress.txt',
          file: 'content/zh/docs/tasks/run/attach-handlers.md',
          dialect: 'vuepress',
          title: '容器事件处理',
          localeFrom: 'language of the text',
          pathFrom: 'address of the source',
          losses: [{ rule: 'component', target: 'Promotion', line: 8, column: 1 }],
          needs: [{ rule: 'snippet', target: '@/.vuepress/public/hook.yaml', line: 14 }],
        },
      ],
      problems: [],
    });
  });

  it('go where --locale and --to say', () => {
    const site = root();
    const { stderr } = run(
      site,
      'import',
      'in/plain.txt',
      '--site',
      site,
      '--write',
      '--locale',
      'fr',
      '--to',
      'guide/x.md',
    );
    expect(stderr).toContain('→ content/fr/guide/x.md');
    expect(existsSync(join(site, 'content/fr/guide/x.md'))).toBe(true);
  });

  it('name what they still need', () => {
    const site = folderOf({
      ...SITE,
      'a.md':
        '---\ntitle: A\n---\n{{< include "gone.md" >}} {{< codenew file="gone.yaml" >}} {{< param "gone" >}} {{< gone >}}\n',
    });
    const { status, stderr } = run(site, 'import', 'a.md', '--site', site);
    expect(status).toBe(0);
    for (const need of [
      'include: Unexpected name “gone.md”',
      'example: Unexpected name “gone.yaml”',
      'parameter: Unexpected name “gone”',
      'shortcode: Unexpected name “gone”',
    ]) {
      expect(stderr).toContain(need);
    }
  });
});

describe('what cannot be imported', () => {
  const BAD = {
    'in/empty.md': '',
    'in/blank.md': '\n  \n',
    'in/binary.md': new Uint8Array([0x23, 0x20, 0x41, 0x00, 0xff]),
    'in/latin.md': new Uint8Array([0x23, 0x20, 0xe9, 0x0a]),
    'in/words.txt': 'Only words.\n',
    'in/page.html': '<!DOCTYPE html>\n<h1>A</h1>\n',
    'in/broken.md': '---\ntitle: "A\nweight: 1\n---\nText.\n',
    'in/good.md': '# A good page\n\nIt has text, and that is all of it.\n',
  };

  it('is reported in one message a file; the others come in', () => {
    const site = folderOf({ ...SITE, ...BAD });
    const { status, stderr } = run(
      site,
      'import',
      ...Object.keys(BAD),
      'in/gone.md',
      '--site',
      site,
      '--write',
    );
    expect(status).toBe(1);
    expect(existsSync(join(site, 'content/en/docs/a-good-page.md'))).toBe(true);
    const failed = [...stderr.matchAll(/^(in\/\S+?):(\d+):\d+ {2}failed {2}(\S+)$/gm)].map(
      ([, file, line, code]) => `${file} ${line} ${code}`,
    );
    expect(failed).toEqual([
      'in/empty.md 1 empty-file',
      'in/blank.md 1 empty-file',
      'in/binary.md 1 invalid-encoding',
      'in/latin.md 1 invalid-encoding',
      'in/words.txt 1 unknown-dialect',
      'in/page.html 1 unknown-dialect',
      'in/broken.md 4 invalid-front-matter',
      'in/gone.md 1 unreadable-file',
    ]);
    expect(stderr).toContain('1 page imported, 8 failed.');
  });

  it('a page that exists stays, but for --force', () => {
    const site = folderOf({
      ...SITE,
      'a.md': '# Home page\n\nNew.\n',
      'content/en/docs/home-page.md': 'Old.\n',
    });
    const target = join(site, 'content/en/docs/home-page.md');
    const refused = run(site, 'import', 'a.md', '--site', site, '--write', '--locale', 'en');
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toContain('existing-file');
    expect(readFileSync(target, 'utf8')).toBe('Old.\n');
    expect(run(site, 'import', 'a.md', '--site', site, '--write', '--locale', 'en', '--force').status).toBe(
      0,
    );
    expect(readFileSync(target, 'utf8')).toContain('New.');
  });

  it('two files for one page: the second fails', () => {
    const site = folderOf({
      ...SITE,
      'a.md': '# One\n\nThis is the text.\n',
      'b.md': '# One\n\nThis is the other.\n',
    });
    const { status, stderr } = run(site, 'import', 'a.md', 'b.md', '--site', site, '--write');
    expect(status).toBe(1);
    expect(stderr).toContain('a.md is that page already');
  });

  it('nothing leaves the site', () => {
    const site = folderOf({ ...SITE, 'a.md': '# One\n\nText.\n' });
    const { status, stderr } = run(
      site,
      'import',
      'a.md',
      '--site',
      site,
      '--write',
      '--to',
      '../../../../out.md',
    );
    expect(status).toBe(1);
    expect(stderr).toContain('path-outside-site');
    expect(existsSync(join(site, '..', 'out.md'))).toBe(false);
  });

  it.each([
    [[], 'at least one file'],
    [['a.md', '--nonsense'], 'nonsense'],
    [['a.md', 'b.md', '--to', 'x.md'], 'expected a folder'],
    [['a.md', '--locale', '../x'], '--locale'],
    [['a.md', '--root', 'gone'], '--root'],
    [['a.md', '--dialect', 'latex'], 'expected one of'],
  ])('misuse %j is reported', (args, message) => {
    const site = folderOf(SITE);
    const { status, stderr } = run(site, 'import', ...args, '--site', site);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('a tree of VuePress', () => {
  const TREE = {
    'tree/package.json': '{}',
    'tree/docs/.vuepress/config.js':
      "module.exports = { alias: { '@code': path.resolve(__dirname, '../../code') } }\n",
    'tree/docs/.vuepress/public/logo.png': new Uint8Array([1, 2]),
    'tree/docs/README.md': '# 首页\n\n[指南](./guide/start.md)\n',
    'tree/docs/guide/README.md': '# 指南\n\n本文说明如何开始。\n\n[首页](../README.md)\n',
    'tree/docs/guide/start.md':
      '# 开始\n\n本文说明如何开始。\n\n![图](./start.assets/a.png) ![标](/logo.png)\n\n<<< @code/run.sh{1}\n\n<<< @/guide/part.txt\n\n<<< @/../../../secret.txt\n\n[返回](./)\n',
    'tree/docs/guide/part.txt': 'part\n',
    'tree/docs/guide/start.assets/a.png': new Uint8Array([3, 4]),
    'tree/code/run.sh': 'echo run\n',
    'secret.txt': 'secret\n',
  };
  const pages = ['tree/docs/README.md', 'tree/docs/guide/README.md', 'tree/docs/guide/start.md'];

  it('keeps its paths, its links, its images; nothing is read outside of it', () => {
    const site = folderOf({ ...SITE, ...TREE });
    const { status, stderr } = run(
      site,
      'import',
      ...pages,
      '--site',
      site,
      '--write',
      '--force',
      '--locale',
      'zh',
    );
    expect(status).toBe(0);
    const start = readFileSync(join(site, 'content/zh/guide/start.md'), 'utf8');
    expect(start).toContain('```sh {hl_lines=["1"]}\necho run\n```');
    expect(start).toContain('part\n');
    expect(start).toContain('![图](/zh/guide/start.assets/a.png) ![标](/logo.png)');
    expect(start).toContain('[返回](./_index.md)');
    expect(start).not.toContain('secret\n');
    expect(stderr).toContain('snippet: Unexpected path “@/../../../secret.txt”');
    expect(existsSync(join(site, 'content/zh/guide/start.assets/a.png'))).toBe(true);
    expect(existsSync(join(site, 'static/logo.png'))).toBe(true);
    expect(readFileSync(join(site, 'content/zh/guide/_index.md'), 'utf8')).toContain('[首页](../_index.md)');
  });
});

describe('a build of a site in another dialect', () => {
  const build = (files: Readonly<Record<string, string>>) => {
    const site = folderOf(files);
    const { status, stdout } = run(
      site,
      'build',
      '--site',
      site,
      '--out',
      join(site, 'out'),
      '--format',
      'json',
    );
    const { problems } = JSON.parse(stdout) as {
      problems: { code: string; file: string; line: number; target?: string }[];
    };
    return {
      status,
      problems,
      html: (page: string) => readFileSync(join(site, 'out', page, 'index.html'), 'utf8'),
    };
  };

  it('reads VuePress as it stands, and names the places in its files', () => {
    const { status, problems, html } = build({
      'lockstep.config.ts':
        "import { defineConfig } from 'lockstep';\nexport default defineConfig({ dialect: 'vuepress', locales: { en: 'English' } });\n",
      'content/en/README.md': '# Welcome\n\n[Guide](./guide/start.md)\n',
      'content/en/guide/README.md': '# The guide\n\nText.\n',
      'content/en/guide/run.sh': 'echo run\n',
      'content/en/guide/start.md':
        '---\nlayout: Wide\n---\n\n# How to start\n\n::: danger\nMind it :tada:\n:::\n\n<<< @/guide/run.sh\n\n<Promo/>\n\n<<< @/gone.sh\n\n[Up](./README.md)\n',
    });
    expect(status).toBe(1);
    expect(problems).toMatchObject([
      { code: 'unsupported-markup', file: 'content/en/guide/start.md', line: 13, target: 'Promo' },
      { code: 'missing-include', file: 'content/en/guide/start.md', line: 15, target: '@/gone.sh' },
    ]);
    const page = html('guide/start');
    expect(page.match(/<h1[^>]*>[^<]*/g)).toEqual(['<h1>How to start']);
    expect(visibleText(page)).toContain('Mind it 🎉');
    expect(visibleText(page)).toContain('echo run');
    expect(page).toMatch(/<a href="\/guide\/"[^>]*>Up/);
    expect(html('')).toMatch(/<a href="\/guide\/start\/"[^>]*>Guide/);
  });

  it('reads the capture era, in the order of its templates', () => {
    const { problems, html } = build({
      'config.toml':
        'title = "T"\ndefaultContentLanguage = "en"\n[languages.en]\ncontentDir = "content/en"\n',
      'content/en/docs/a.md':
        '---\ntitle: A\ncontent_template: templates/task\n---\n\n{{% capture whatsnext %}}\nRead on.\n{{% /capture %}}\n{{% capture steps %}}\nDo *it*.\n{{% /capture %}}\n{{% capture overview %}}\nAbout.\n{{% /capture %}}\n',
    });
    expect(problems).toMatchObject([
      { code: 'missing-block', file: 'content/en/docs/a.md', line: 5, target: 'prerequisites' },
    ]);
    const text = visibleText(html('docs/a'));
    expect(text.search(/About\.\s+Do\s+it\s*\.\s+What’s next\s+Read on\./)).toBeGreaterThan(-1);
  });
});
