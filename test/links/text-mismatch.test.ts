import { describe, expect, it } from 'vitest';
import { checkText } from '../../src/links/index.ts';
import { presetsNamed } from '../../src/presets/index.ts';

const locale = (urlPrefix: string) => ({
  name: urlPrefix === '' ? 'en' : urlPrefix,
  lang: 'en',
  direction: 'ltr' as const,
  label: '',
  weight: 0,
  contentDir: '',
  urlPrefix,
  fallbacks: [],
});
const site = { origin: 'https://example.org', locales: [locale(''), locale('fr')] };
const rules = (names: readonly string[]) => {
  const checks = presetsNamed(names).map((preset) => preset.checks);
  return {
    documents: checks.flatMap(({ documents }) => documents ?? []),
    issues: checks.flatMap(({ issues }) => issues ?? []),
  };
};
const check = (text: string, target: string, presets = ['kubernetes']) =>
  checkText({ text, target }, site, rules(presets))?.message;

describe('checkText', () => {
  it('knows the numbers of a product only with its preset', () => {
    expect(check('Issue 7', 'https://issues.k8s.io/8', [])).toBeUndefined();
    expect(check('KEP-1880', 'https://kep.k8s.io/1881', [])).toBeUndefined();
    expect(check('KEP-1880', 'https://kep.k8s.io/1881')).toContain('KEP 1881');
    expect(check('KEP 0012', 'https://kep.k8s.io/12')).toBeUndefined();
  });

  it.each([
    ['issue #55087', 'https://github.com/kubernetes/kubernetes/issues/55807'],
    ['#3473', 'https://github.com/kubernetes/kubernetes/pull/34273'],
    ['55087', 'https://github.com/a/b/issues/55807'],
    ['PR 12', 'https://github.com/a/b/pull/21'],
    ['Issue 7', 'https://issues.k8s.io/8'],
    ['MR #7', 'https://gitlab.com/a/b/-/merge_requests/8'],
    ['KEP-1880', 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/1881-x'],
    ['RFC 1035', 'https://datatracker.ietf.org/doc/html/rfc1034'],
    ['CVE-2021-25741', 'https://nvd.nist.gov/vuln/detail/CVE-2021-25740'],
    ['v1.2.3', 'https://github.com/a/b/releases/tag/v1.2.4'],
    ['nginx.yaml', '/examples/application/nginx-app.yaml#x'],
    ['a@example.org', 'mailto:b@example.org'],
    ['https://example.com/a', 'https://example.com/b'],
    ['https://example.org/docs/a/', '/docs/b/'],
  ])('%s → %s', (text, target) => {
    expect(check(text, target)).toMatch(/^Unexpected target with .+, expected .+, as in the link text\.$/);
  });

  it.each([
    ['issue #55087', 'https://github.com/kubernetes/kubernetes/issues/55087#issuecomment-1'],
    ['issue #55087', 'https://github.com/kubernetes/kubernetes/blob/main/55807.md'],
    ['In v1.24', 'https://github.com/kubernetes/enhancements/issues/2221'],
    ['2017', 'https://github.com/kubernetes/kubernetes/issues/43214'],
    ['CVE-2021-25741', 'https://github.com/kubernetes/kubernetes/issues/104980'],
    ['etcd v3.4.0', 'https://etcd.io/docs/v3.4/'],
    ['values.yaml', 'https://github.com/kubernetes/helm/blob/master/docs/charts.md#values-files'],
    ['pods/a.yaml', '/examples/pods/a.yaml'],
    ['Node.js', 'https://nodejs.org/'],
    ['https://sched.co/6Bl3', 'http://www.sched.co/6Bl3/'],
    ['https://github.com/a/b', 'https://github.com/a/b#readme'],
    ['https://example.org/docs/a/', '/fr/docs/a/'],
    ['https://github.com/a/…', 'https://github.com/a/b'],
    ['https://groups.google.com/#!forum/x', 'https://groups.google.com/#%21forum/x'],
    ['http://$HOST/', 'about:blank'],
    ['k8s.io/client-go', 'https://github.com/kubernetes/client-go'],
    ['A@example.org', 'mailto:a@example.org?subject=x'],
  ])('%s → %s is nothing to say about', (text, target) => {
    expect(check(text, target)).toBeUndefined();
  });
});
