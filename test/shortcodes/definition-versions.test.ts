import { describe, expect, it } from 'vitest';
import { htmlOf, problemsOf, visibleText } from './in-memory-site.ts';

describe('versions', () => {
  it.each([
    ['latestVersion', '1.26'],
    ['nextMinorVersion', '1.27'],
    ['prevMinorVersion', '1.25'],
    ['oldestMinorVersion', '1.24'],
    ['latestVersionAddMinor -1 "-"', '1-25'],
    ['currentVersion', '1.25'],
    ['currentVersionAddMinor "-2"', '1.23'],
    ['currentPatchVersion', '1.25.2'],
  ])('skew %s is %s', async (args, expected) => {
    expect(await htmlOf(`{{< skew ${args} >}}`)).toBe(`<p>${expected}</p>`);
  });

  it('are nothing in a Hugo tree when skew does not know the kind, which is reported', async () => {
    const source = 'v{{< skew latestVersio >}}.0';
    expect(await htmlOf(source, { kind: 'hugo' })).toBe('<p>v.0</p>');
    expect(await htmlOf(source)).toBe('<p>v[latestVersio].0</p>');
    expect(await problemsOf(source, { kind: 'hugo' })).toMatchObject([
      { code: 'invalid-shortcode-arguments', target: 'skew' },
    ]);
  });

  it('stand in code and links as text', async () => {
    expect(await htmlOf('`v{{< skew currentVersion >}}`')).toBe('<p><code>v1.25</code></p>');
  });

  it('leave the name of a missing parameter and report it', async () => {
    const source = 'v{{< param "nothing" >}}';
    expect(await htmlOf(source)).toBe('<p>v[nothing]</p>');
    expect(await problemsOf(source)).toMatchInlineSnapshot(`
      [
        {
          "code": "missing-data",
          "hint": "Set it in the front matter of the page or in the site’s parameters.",
          "message": "Unexpected name “nothing”, expected one that this page or site defines.",
          "severity": "warning",
          "target": "nothing",
        },
      ]
    `);
  });

  it('say what a task needs', async () => {
    const check = async (needed: string) =>
      visibleText(
        await htmlOf('{{< version-check >}}', { front: { 'min-kubernetes-server-version': needed } }),
      );
    expect(await check('v1.25')).toMatch(/^Your server must be version v1.25. To check/);
    expect(await check('v1.20')).toMatch(/^Your server must be at or later than version v1.20. To check/);
    expect(await check('')).toBe('To check the version, enter kubectl version.');
  });

  it('say how mature a feature is, from the arguments or a feature gate', async () => {
    expect(visibleText(await htmlOf('{{< feature-state state="stable" >}}'))).toBe(
      'FEATURE STATE: Kubernetes v1.25 [stable]',
    );
    expect(visibleText(await htmlOf('{{< feature-state feature_gate_name="SidecarContainers" >}}'))).toBe(
      'FEATURE STATE: Kubernetes v1.29 [beta]',
    );
    expect(await problemsOf('{{< feature-state state="new" >}}')).toMatchObject([
      { code: 'invalid-shortcode-arguments' },
    ]);
    expect(await problemsOf('{{< feature-state >}}')).toMatchObject([
      { code: 'invalid-shortcode-arguments' },
    ]);
  });
});

describe('releases', () => {
  it('are listed with their facts', async () => {
    const html = await htmlOf('{{< release-data >}}', { kind: 'hugo' });
    expect(html).toContain('<h3 id="release-v1-30">1.30</h3>');
    const text = visibleText(html);
    expect(text).toContain('Latest Release: 1.30.0 (released: 2022-12-09)');
    expect(text).toContain('Patch Releases: n/a');
    expect(text).toMatch(/Patch Releases: 1\.25\.1, 1\.25\.2/);
    expect(html).toContain('href="https://git.k8s.io/kubernetes/CHANGELOG/CHANGELOG-1.25.md#v1251"');
  });

  it('are listed by branch, and those at their end', async () => {
    const html = await htmlOf('{{< release-branches >}}');
    expect(html).toContain('<h3 id="1-25">1.25</h3>');
    expect(html).toContain('Next patch release is <strong>1.30.1</strong>.');
    expect(html).toContain('<time datetime="2023-10-28">2023-10-28</time>');
    expect(html).toContain('<td lang="en-US"><em>Out of band</em></td>');
    expect(await htmlOf('{{< eol-releases >}}')).toContain('<td>1.22.17</td><td>2022-12-08</td>');
  });

  it('are reported where the site has no such data', async () => {
    expect(await problemsOf('{{< release-data >}}', { bare: true })).toMatchInlineSnapshot(`
      [
        {
          "code": "missing-data",
          "hint": "Add data/releases/schedule.yaml, or remove the shortcode.",
          "message": "Unexpected absence of “releases.schedule.schedules”, expected it in data/releases/schedule.",
          "severity": "warning",
          "target": "releases.schedule.schedules",
        },
      ]
    `);
  });
});
