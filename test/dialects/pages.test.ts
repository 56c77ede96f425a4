import { describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../src/corpus/index.ts';
import {
  convertPage,
  type DialectName,
  detectDialect,
  detectLanguage,
  findSourcePath,
} from '../../src/dialects/index.ts';
import { convert } from './conversion.ts';

const page = (text: string, dialect: DialectName) => {
  const { bodyStart } = parseFrontMatter({ path: 'page.md', text });
  let result = '';
  const { notes } = convert(text, (source, context) => {
    const converted = convertPage(source, bodyStart, { dialect, fallbackTitle: 'page' }, context);
    result = converted.text;
    return converted.body;
  });
  return { text: result, notes };
};

describe('the dialect of a text', () => {
  it.each([
    ['hugo-capture', '---\ntitle: A\ncontent_template: templates/task\n---\n'],
    ['hugo-capture', '---\ntitle: A\n---\n{{% capture overview %}}x{{% /capture %}}\n'],
    ['hugo', '---\ntitle: A\ncontent_type: task\n---\n<!-- overview -->\n'],
    ['hugo', '---\ntitle: A\n---\n{{< note >}}x{{< /note >}}\n'],
    ['vuepress', '# A\n\n::: tip\nx\n:::\n'],
    ['vuepress', '---\nsidebar: false\n---\n# A\n'],
    ['vuepress', '# A\n\n<<< @/a.sh\n'],
    ['vuepress', '# A\n\n<MyBanner/>\n'],
    ['hugo', '# A\n\n::: tip\n{{< note >}}x{{< /note >}}\n:::\n\n<MyBanner/>\n'],
    ['vuepress', '# A\n\n::: tip\n{{< note >}}x{{< /note >}}\n:::\n\n<MyBanner/>\n\n[[toc]]\n'],
    ['markdown', '---\ntitle: A\n---\nText.\n'],
    ['markdown', '# A\n\nText.\n'],
    [undefined, 'Just some words.\n'],
    [undefined, '<!DOCTYPE html><html><h1># A</h1></html>'],
    [undefined, '```\n# a comment\n```\n'],
  ])('is %s', (dialect, text) => {
    expect(detectDialect(text)).toBe(dialect);
  });
});

describe('the language of a text', () => {
  it.each([
    ['en', 'This page shows how to attach handlers to the events of a container, and when they are run.'],
    [
      'fr',
      'Cette page montre comment attacher des handlers aux événements, et quand ils sont appelés par le système.',
    ],
    [
      'de',
      'Diese Seite zeigt, wie man Handler mit den Ereignissen eines Containers verbindet, und wann sie laufen.',
    ],
    [
      'es',
      'Esta página muestra cómo se conectan los eventos de un contenedor con las acciones que se ejecutan.',
    ],
    ['uk', 'Ця сторінка описує, як контейнери, якими керує кластер, використовують хуки.'],
    ['ru', 'Эта страница описывает, как контейнеры, которыми управляет кластер, используют хуки.'],
    ['zh-Hans', 'Kubernetes 中支持容器的 postStart 和 preStop 事件，本文说明了如何添加处理程序。'],
    [
      'zh-Hant',
      'Kubernetes 支援容器的 postStart 和 preStop 事件，本文說明如何為容器開發處理程序，這樣實現。',
    ],
    ['ja', 'このページでは、コンテナのイベントにハンドラーを追加する方法を説明します。'],
    ['ko', '이 페이지는 컨테이너 이벤트에 핸들러를 연결하는 방법을 설명한다.'],
  ])('is %s', (lang, text) => {
    expect(detectLanguage(text)).toBe(lang);
  });

  it('does not follow from code and addresses', () => {
    const text =
      'Ця сторінка описує хуки.\n\n```sh\nthe and of to is in that for with this are you\n```\n\n    the and of to is in\n';
    expect(detectLanguage(text)).toBe('uk');
    expect(detectLanguage('```\n42\n```\n')).toBeUndefined();
    // A text of few words, one of which is frequent in a language.
    expect(detectLanguage('Hello\n\nA text.\n')).toBeUndefined();
  });
});

describe('the source of a page', () => {
  const find = (body: string, values: Record<string, unknown> = {}) =>
    findSourcePath(values, body, (name) => ['fr', 'zh-cn'].includes(name))?.path;
  it.each([
    ['> Source: [The page](https://docs.example/docs/tasks/run/hooks/)\n', 'docs/tasks/run/hooks.md'],
    ['> 参考文档： [The page](https://docs.example/docs/run/hooks/)\n', 'docs/run/hooks.md'],
    [
      '[Edit this page](https://code.example/o/r/edit/main/content/fr/docs/run/hooks.md)\n',
      'docs/run/hooks.md',
    ],
    ['原文：https://docs.example/zh-cn/docs/run/hooks.html\n', 'docs/run/hooks.md'],
    [
      '[Edit this page](https://code.example/o/r/blob/main/content/fr/docs/run/index.md)\n',
      'docs/run/_index.md',
    ],
    ['See [the docs](https://docs.example/docs/run/hooks/).\n', undefined],
    ['Text.\n\n## Links\n\nSource: https://docs.example/docs/run/hooks/\n', undefined],
    ['Source: [home](https://docs.example/)\n', undefined],
    ['Source: [odd](https://docs.example/docs/%zz/a/)\n', undefined],
  ])('%j', (body, path) => {
    expect(find(body)).toBe(path);
  });

  it('can be set by the front matter', () => {
    expect(find('', { source_url: 'https://docs.example/docs/run/hooks/' })).toBe('docs/run/hooks.md');
  });
});

describe('front matter and title', () => {
  it('of VuePress keeps content and removes settings of the theme', () => {
    const written = `---
layout: Wide
description: About hooks
sidebar:
  - a
  - b
# a comment
meta:
  - name: keywords
    content: hooks, pods
  - name: robots
    content: noindex
weightless: 3
motto: Run once
---

# Hooks \`preStop\` {#top}

Text.
`;
    const { text, notes } = page(written, 'vuepress');
    expect(text).toBe(`---
title: Hooks preStop
description: About hooks
# a comment
motto: Run once
keywords: "hooks, pods"
---

Text.
`);
    expect(notes).toEqual([
      'change front-matter layout',
      'change front-matter sidebar',
      'change front-matter meta',
      'loss front-matter meta',
      'loss front-matter weightless',
    ]);
  });

  it('of VuePress: the heading is the title, another one is for menus', () => {
    expect(page('---\ntitle: Short\n---\n\n# The long title\n\nText.\n', 'vuepress').text).toBe(
      '---\ntitle: The long title\nlinkTitle: Short\n---\n\nText.\n',
    );
  });

  it('of a home page: its words are kept', () => {
    const { text } = page(
      '---\nhome: true\nheroText: Hooks\ntagline: Run once\nactionText: Start\nactionLink: /start/\nfeatures:\n- title: Small\n  details: One file\n---\n\nMore.\n',
      'vuepress',
    );
    for (const words of ['Hooks', 'Run once', '[Start](/start/)', '**Small**', 'One file', 'More.']) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/heroText|features|actionLink/);
  });

  it('of the capture era', () => {
    const { text } = page(
      '---\nreviewers:\n- a\ntitle: Hooks\ncontent_template: templates/concept\n---\n{{% capture overview %}}\nAbout.\n{{% /capture %}}\n{{% capture body %}}\nBody.\n{{% /capture %}}\n',
      'hugo-capture',
    );
    expect(text).toBe(
      '---\nreviewers:\n- a\ntitle: Hooks\ncontent_type: concept\n---\n\n<!-- overview -->\n\nAbout.\n\n<!-- body -->\n\nBody.\n',
    );
  });

  it('of TOML become YAML that says the same', () => {
    expect(page('+++\ntitle = "A: b"\nweight = 3\n+++\n\nText.\n', 'hugo').text).toBe(
      '---\ntitle: "A: b"\nweight: 3\n---\n\nText.\n',
    );
  });

  it('of a page with a title keep the headings of the page', () => {
    expect(page('---\ntitle: A\n---\n\n# B\n\nText.\n', 'markdown').text).toBe(
      '---\ntitle: A\n---\n\n# B\n\nText.\n',
    );
  });

  it('of a page that repeats its title as a heading is shown once', () => {
    expect(page('---\ntitle: A\n---\n\n# A\n\nText.\n', 'markdown').text).toBe(
      '---\ntitle: A\n---\n\nText.\n',
    );
  });

  it('of a page without a title: the words of its first heading, which stays when it is that of a section', () => {
    expect(page('Text.\n\n## One\n\nMore.\n', 'markdown').text).toBe(
      '---\ntitle: One\n---\n\nText.\n\n## One\n\nMore.\n',
    );
  });

  it('derived from the file name, if there is none', () => {
    const { text, notes } = page('Text.\n', 'markdown');
    expect(text).toBe('---\ntitle: page\n---\n\nText.\n');
    expect(notes).toEqual(['need title']);
  });

  it('non-breaking spaces that indent code become spaces, others stay', () => {
    const { text } = page(
      '# A\n\n```sh\n\u00a0\u00a0run\u00a0x\n```\n\n\u00a0\u00a0 \u00a0ls\n\n10\u00a0%\n',
      'markdown',
    );
    expect(text).toContain('```sh\n  run\u00a0x\n```\n\n    ls\n\n10\u00a0%\n');
  });
});

describe('a key of any characters', () => {
  it('is taken as it is written, not as an expression', () => {
    const { text } = page('---\ntitle: A\nrate (*)+**:\n---\n\n::: tip\nText\n:::\n', 'vuepress');
    expect(text).toContain('title: A');
  });
});
