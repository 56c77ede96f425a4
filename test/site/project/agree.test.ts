import { describe, expect, it } from 'vitest';
import { agreeOnAddress } from '../../../src/site/project/agree.ts';

const SILENT = { origin: '', basePath: '/' };
const OURS = { origin: 'https://a.example', basePath: '/docs/' };

describe('agreeOnAddress', () => {
  it.each([
    [SILENT, { site: undefined, base: '/' }, SILENT],
    [SILENT, { site: 'https://a.example', base: '/docs' }, OURS],
    [SILENT, { site: 'https://a.example/', base: 'docs/' }, OURS],
    [OURS, { site: undefined, base: '/' }, OURS],
    [OURS, { site: 'https://a.example', base: '/docs' }, OURS],
    [OURS, { site: 'https://a.example', base: '/docs/' }, OURS],
  ])('takes from %o and %o what one of them says', (ours, astros, agreed) => {
    expect(agreeOnAddress(ours, astros, undefined)).toEqual(agreed);
  });

  it('puts the base path of the command line above both', () => {
    expect(agreeOnAddress(OURS, { site: undefined, base: '/other' }, '/preview/')).toEqual({
      ...OURS,
      basePath: '/preview/',
    });
  });

  it.each([
    [{ site: 'https://b.example', base: '/' }, 'site: https://b.example'],
    [{ site: undefined, base: '/guide' }, 'base: /guide'],
  ])('says of %o which settings disagree', (astros, setting) => {
    expect(() => agreeOnAddress(OURS, astros, undefined)).toThrow(setting);
  });
});
