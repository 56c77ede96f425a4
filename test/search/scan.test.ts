import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/search/query.ts';
import { foldText, scanText, type TermKind } from '../../src/search/scan.ts';

function terms(text: string, ...kinds: readonly TermKind[]): string[] {
  return scanText(text).flatMap(({ term, kind }) => (kinds.includes(kind) ? [term] : []));
}

describe('words', () => {
  it.each([
    ['Ein Pod, zwei Pods.', ['ein', 'pod', 'zwei', 'pods']],
    ["l’image d'un événement", ['l', 'image', 'd', 'un', 'evenement']],
    ["Об’єкт і об'єкт", ['обєкт', 'і', 'обєкт']],
    ['їжа, йод, за́мок', ['їжа', 'йод', 'замок']],
    ['Œuvre, Straße, naïve', ['oeuvre', 'strasse', 'naive']],
    ['ＰＯＤ ２', ['pod', '2']],
    ['kubectl get pods -n kube-system', ['kubectl', 'get', 'pods', 'n', 'kube', 'system']],
    ['Pod的容器', ['pod']],
    ['', []],
  ])('of %j', (text, words) => {
    expect(terms(text, 'word')).toEqual(words);
  });

  it.each([
    ['terminationGracePeriodSeconds', ['termination', 'grace', 'period', 'seconds']],
    ['HTTPGetAction', ['http', 'get', 'action']],
    ['v1Beta', ['v1', 'beta']],
    ['Pod API', []],
  ])('have parts where %j changes its case', (text, parts) => {
    expect(terms(text, 'part')).toEqual(parts);
  });

  it('are joined by signs between them', () => {
    expect(terms('kubelet.conf and --feature-gates, end. Next', 'joined')).toEqual([
      'kubelet.conf',
      'feature-gates',
    ]);
  });

  it('are left out where they are keys', () => {
    expect(terms(`a ${'x'.repeat(65)} b`, 'word')).toEqual(['a', 'b']);
  });
});

describe('scripts without spaces', () => {
  it.each([
    ['容器运行', ['容器', '器运', '运行'], ['行']],
    ['コンテナを', ['コン', 'ンテ', 'テナ', 'ナを'], ['を']],
    ['𠮷野家', ['𠮷野', '野家'], ['家']],
    ['ｻｰﾊﾞｰ', ['サー', 'ーバ', 'バー'], ['ー']],
    ['ไทย', ['ไท', 'ทย'], ['ย']],
  ])('are cut into pairs: %s', (text, pairs, last) => {
    expect(terms(text, 'pair')).toEqual(pairs);
    expect(terms(text, 'last')).toEqual(last);
  });

  it('have single characters too', () => {
    expect(terms('Pod 的 status', 'single')).toEqual(['的']);
  });
});

const TEXT = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."aéЙї’'-._ /容器のไ\u0301Ａß1Z"),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});

describe('any text', () => {
  it('has its terms where they are said to be', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        for (const { term, start, end, kind } of scanText(text)) {
          expect(start).toBeLessThan(end);
          if (kind === 'word' || kind === 'pair' || kind === 'single')
            expect(term).toBe(foldText(text.slice(start, end)));
        }
      }),
    );
  });

  it('is found by any of its words', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const indexed = new Set(scanText(text).map(({ term }) => term));
        for (const { start, end, kind } of scanText(text)) {
          if (kind === 'part' || kind === 'last') continue;
          const required = parseQuery(text.slice(start, end)).words.filter(({ isOptional }) => !isOptional);
          for (const { term } of required) expect(indexed).toContain(term);
        }
      }),
    );
  });

  it('is found by any part of a run without spaces, one character included', () => {
    const run = fc.string({
      unit: fc.constantFrom(...'容器运行时的一种𠮷コンテナไทย'),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(run, fc.nat(), fc.nat(), (text, from, size) => {
        const characters = [...text];
        const start = from % characters.length;
        const query = characters.slice(start, start + 1 + (size % (characters.length - start))).join('');
        const indexed = scanText(text).map(({ term }) => term);
        for (const { term, isOpen } of parseQuery(query).words)
          expect(indexed.some((each) => each === term || (isOpen && each.startsWith(term)))).toBe(true);
      }),
    );
  });
});
