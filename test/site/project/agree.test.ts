import { describe, expect, it } from 'vitest';
import { agreeOnAddress } from '../../../src/site/project/agree.ts';

const UNSET = { origin: '', basePath: '/' };
const OURS = { origin: 'https://a.example', basePath: '/docs/' };

describe('agreeOnAddress', () => {
  it.each([
    [UNSET, { site: undefined, base: '/' }, UNSET],
    [UNSET, { site: 'https://a.example', base: '/docs' }, OURS],
    [UNSET, { site: 'https://a.example/', base: 'docs/' }, OURS],
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
