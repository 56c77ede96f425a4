/**
 * Ids that Hugo 0.111.3 gives to headings, in its three styles. The headings of a group stand in one page, in this order: the ids of later ones depend on
 * those of earlier ones.
 */
export interface HeadingIdFact {
  /** The text after the marks of the heading. */
  readonly heading: string;
  readonly github: string;
  readonly githubAscii: string;
  readonly blackfriday: string;
}

const fact = (
  heading: string,
  github: string,
  githubAscii = github,
  blackfriday = github,
): HeadingIdFact => ({
  heading,
  github,
  githubAscii,
  blackfriday,
});

export const HEADING_IDS: Readonly<Record<string, readonly HeadingIdFact[]>> = {
  'words, spaces and punctuation': [
    fact('Before you begin', 'before-you-begin'),
    fact(
      'Pods & `kubectl get` **now**',
      'pods--kubectl-get-now',
      'pods--kubectl-get-now',
      'pods-kubectl-get-now',
    ),
    fact('C++, C# and v1.28', 'c-c-and-v128', 'c-c-and-v128', 'c-c-and-v1-28'),
    fact(
      'snake_case  and  spaces',
      'snake_case--and--spaces',
      'snake_case--and--spaces',
      'snake-case-and-spaces',
    ),
    fact('It ends in a hyphen-', 'it-ends-in-a-hyphen-', 'it-ends-in-a-hyphen-', 'it-ends-in-a-hyphen'),
    fact('What’s new?', 'whats-new', 'whats-new', 'what-s-new'),
    fact("What's new?", 'whats-new-1', 'whats-new-1', 'what-s-new-1'),
    fact('- a – b — c', '--a--b--c', '--a--b--c', 'a-b-c'),
    fact('a/b\\c', 'abc', 'abc', 'a-b-c-1'),
    fact('50% (about)', '50-about'),
    fact('tab\there', 'tabhere', 'tabhere', 'tab-here'),
    fact('no\u00a0break', 'nobreak', 'nobreak', 'no-break'),
  ],
  'links, code and HTML count as they are written, in older Hugo': [
    fact(
      '[Pods](/docs/pods/) and more',
      'podsdocspods-and-more',
      'podsdocspods-and-more',
      'pods-docs-pods-and-more',
    ),
    fact('`code` _em_ **strong**', 'code-_em_-strong', 'code-_em_-strong', 'code-em-strong'),
    fact('A &amp; B &lt;C&gt;', 'a-amp-b-ltcgt', 'a-amp-b-ltcgt', 'a-amp-b-lt-c-gt'),
    fact('<b>html</b> x', 'bhtmlb-x', 'bhtmlb-x', 'b-html-b-x'),
    fact('![alt](/a.png) image', 'altapng-image', 'altapng-image', 'alt-a-png-image'),
    fact('\\*escaped\\*', 'escaped'),
  ],
  scripts: [
    fact('什么是 Pod？', '什么是-pod', '-pod'),
    fact('使用 Deployment（部署）', '使用-deployment部署', '-deployment', '使用-deployment-部署'),
    fact('开始之前', '开始之前', 'heading'),
    fact('１２ 全角', '１２-全角', '-'),
    fact('Що таке Под?', 'що-таке-под', '--'),
    fact("Об'єкт", 'обєкт', 'heading-1', 'об-єкт'),
    fact('Об’єкт', 'обєкт-1', 'heading-2', 'об-єкт-1'),
    fact('Обʼєкт', 'обʼєкт', 'heading-3'),
    fact('Її ґанок', 'її-ґанок', '--1'),
    fact('и\u0306од', 'иод', 'heading-4', 'и-од'),
    fact(
      'Vue d’ensemble des nœuds',
      'vue-densemble-des-nœuds',
      'vue-densemble-des-nuds',
      'vue-d-ensemble-des-nœuds',
    ),
    fact('Créer un pod', 'créer-un-pod', 'creer-un-pod'),
    fact('पॉड क्या है', 'पड-कय-ह', '---1', 'प-ड-क-य-ह'),
    fact('İzmir ẞ', 'izmir-ß', 'izmir-'),
    fact('½ ² Ⅳ ٣', '---٣', '---', '½-²-ⅳ-٣'),
    fact('Ｆｕｌｌ', 'ｆｕｌｌ', 'heading-5'),
    fact('Ελληνικά ΣΑΣ', 'ελληνικά-σασ', '--2'),
    fact('𝒜 𐐀', '𝒜-𐐨', '--3'),
  ],
  'nothing that can stand in an id': [
    fact('👋🚀', 'heading'),
    fact('！？', 'heading-1'),
    fact('***', 'heading-2'),
  ],
  'duplicates are numbered': [
    fact('Foo', 'foo'),
    fact('foo', 'foo-1'),
    fact('FOO', 'foo-2'),
    fact('Foo!', 'foo-3'),
  ],
  'a number that is taken is passed over': [
    fact('foo-1', 'foo-1'),
    fact('foo', 'foo'),
    fact('foo', 'foo-2'),
    fact('foo', 'foo-3'),
  ],
  'explicit ids': [
    fact('One {#my-id}', 'my-id'),
    fact('Two {#my-id}', 'my-id'),
    fact('My id', 'my-id-1'),
    fact('сервіс {#сервіс}', 'сервіс'),
    fact('服务 {#服务}', '服务'),
    fact('x {#a.b:c_d-e}', 'a.b:c_d-e'),
    fact('x {#A}', 'A'),
    fact('a', 'a'),
    fact('y {.cls #id2 data-a="b"}', 'id2'),
  ],
  'what is no attribute list': [
    fact('x {#a/b}', 'x-ab', 'x-ab', 'x-a-b'),
    fact('x {a b}', 'x-a-b', 'x-a-b', 'x-a-b-1'),
    fact('x {}', 'x'),
    fact('x { #id }', 'id'),
    fact('x {#id} y', 'x-id-y'),
    fact('x {{#id}}', 'x-id'),
    fact('x \\{#id}', 'x-id-1'),
    fact('x {#id}{#id2}', 'id2'),
    fact('x{#id3}', 'id3'),
    fact('x {a=b}', 'x-1'),
    fact('x {#id4,.c}', 'id4'),
  ],
  'marks at the end': [
    fact('Closed ##', 'closed'),
    fact('Closed # ', 'closed-1'),
    fact('Open#', 'open'),
    fact('Closed {#c} ##', 'c'),
    fact('Closed ## {#d}', 'd'),
  ],
};
