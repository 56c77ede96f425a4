/** Reports for other programs: SARIF, JUnit, GitLab, reviewdog, Markdown. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createProblem, filePlace, NOWHERE, type Problem } from '../../src/diagnostics/index.ts';
import {
  renderGitlab,
  renderJunit,
  renderMarkdown,
  renderRdjson,
  renderSarif,
} from '../../src/reporters/index.ts';

const at = (file: string, line: number, column: number, length = 0) =>
  filePlace(file, { line, column }, length === 0 ? undefined : { line, column: column + length });

const PROBLEMS: readonly Problem[] = [
  createProblem('unusable-cache', NOWHERE, { message: 'Unexpected failure.' }),
  {
    ...createProblem('missing-page', at('content/uk/дім.md', 2, 6, 6), {
      message: 'Unexpected link to /nope/, expected a page <of> this site.',
      hint: 'Did you mean /no/?',
      locale: 'uk',
      target: '/nope/',
      suggestion: '/no/',
    }),
    owners: ['@team-uk'],
  },
  createProblem('missing-page', at('content/uk/дім.md', 9, 1), {
    message: 'Unexpected link to /nope/, expected a page <of> this site.',
    locale: 'uk',
    target: '/nope/',
  }),
  createProblem('site/no-todo', at('content/en/a b.md', 1, 1), {
    message: 'Unexpected “\u0007|@all”.\u001b[31m',
    severity: 'info',
  }),
];
const REPORT = { checked: 3, problems: PROBLEMS };

/** Checks the parts of SARIF 2.1.0 that are written: required properties, and no unknown ones. */
const point = z.int().positive();
const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({
      uri: z.string().regex(/^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})+$/),
      uriBaseId: z.string(),
    }),
    region: z.strictObject({
      startLine: point,
      startColumn: point,
      endLine: point.optional(),
      endColumn: point.optional(),
    }),
  }),
});
const level = z.enum(['none', 'note', 'warning', 'error']);
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string(),
            semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
            rules: z.array(
              z.strictObject({
                id: z.string(),
                shortDescription: z.strictObject({ text: z.string().min(1) }),
                defaultConfiguration: z.strictObject({ level }),
                helpUri: z.url().optional(),
              }),
            ),
          }),
        }),
        columnKind: z.literal('utf16CodeUnits'),
        results: z.array(
          z.strictObject({
            ruleId: z.string(),
            ruleIndex: z.int().nonnegative(),
            level,
            message: z.strictObject({ text: z.string().min(1) }),
            locations: z.array(location),
            relatedLocations: z.array(location).optional(),
            partialFingerprints: z.record(z.string(), z.string()),
            properties: z.record(z.string(), z.unknown()),
          }),
        ),
      }),
    )
    .length(1),
});

/** The standard's schema from Microsoft's matchers; its patterns do not work in Unicode mode. */
const standard = JSON.parse(
  readFileSync(
    fileURLToPath(import.meta.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')),
    'utf8',
  ),
);
const ajv = new Ajv.default({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const isStandard = ajv.compile(standard);

describe('SARIF', () => {
  it.each([
    ['with findings', REPORT, 'docs site/'],
    ['without any', { checked: 3, problems: [] }, ''],
  ])('is valid by the schema of SARIF 2.1.0, %s', (_, report, prefix) => {
    const text = renderSarif(report, { prefix, version: '1.2.3' });
    isStandard(JSON.parse(text));
    expect(isStandard.errors).toBeNull();
    const damaged = JSON.parse(text.replace('"semanticVersion"', '"semanticVersions"'));
    expect(isStandard(damaged)).toBe(false);
  });

  const document = sarif.parse(JSON.parse(renderSarif(REPORT, { prefix: 'docs site/', version: '1.2.3' })));
  const [run] = document.runs;

  it('has each code once as a rule, which results point to', () => {
    const ids = run?.tool.driver.rules.map(({ id }) => id);
    expect(ids).toEqual(['missing-page', 'site/no-todo', 'unusable-cache']);
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(ids?.[ruleIndex]).toBe(ruleId);
  });

  it('has paths as URIs, regions, locales and owners', () => {
    const result = run?.results[1];
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'docs%20site/content/uk/%D0%B4%D1%96%D0%BC.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 2, startColumn: 6, endLine: 2, endColumn: 12 },
    });
    expect(result?.properties).toMatchObject({ locale: 'uk', owners: ['@team-uk'] });
    expect(run?.results[0]?.locations).toEqual([]);
  });

  it('knows equal findings apart, and each again when its line is another', () => {
    const prints = (problems: readonly Problem[]) =>
      sarif
        .parse(JSON.parse(renderSarif({ checked: 1, problems }, { prefix: '', version: '1.0.0' })))
        .runs[0]?.results.map(({ partialFingerprints }) => partialFingerprints['lockstep/v1']);
    const all = prints(PROBLEMS);
    expect(new Set(all).size).toBe(PROBLEMS.length);
    const lower = PROBLEMS.map((problem) =>
      problem.place.kind === 'file'
        ? { ...problem, place: at(problem.place.file, problem.place.start.line + 7, 1) }
        : problem,
    );
    expect(prints(lower)).toEqual(all);
  });
});

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

describe('JUnit', () => {
  it.skipIf(!hasXmllint)('is valid by a schema that every reader accepts (needs xmllint)', () => {
    const schema = fileURLToPath(new URL('junit.xsd', import.meta.url));
    for (const report of [REPORT, { checked: 3, problems: [] }]) {
      const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, '-'], {
        input: renderJunit(report, 'docs/'),
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '- validates\n']);
    }
  });

  it('has a suite for each file, errors as failures, and no character that XML lacks', () => {
    const xml = renderJunit(REPORT, 'docs/');
    expect(xml).toContain('<testsuites name="lockstep" tests="4" failures="2">');
    expect(xml).toContain('<testsuite name="docs/content/uk/дім.md" tests="2" failures="2">');
    expect(xml).toContain(
      'name="docs/content/uk/дім.md:2:6"><failure type="missing-page" message="Unexpected link to /nope/, expected a page &lt;of&gt; this site.">',
    );
    expect(xml).toContain('Owners: @team-uk</failure>');
    expect(xml).toContain('<system-out>docs/content/en/a b.md:1:1 info site/no-todo');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    const opened = xml.match(/<(?:testsuites|testsuite|testcase|failure|system-out)\b/g) ?? [];
    const closed = xml.match(/<\/(?:testsuites|testsuite|testcase|failure|system-out)>/g) ?? [];
    expect(closed).toHaveLength(opened.length);
  });

  it('has a test case also where nothing is wrong', () => {
    expect(renderJunit({ checked: 5, problems: [] })).toContain(
      '<testcase classname="lockstep" name="5 checked"/>',
    );
  });
});

it('GitLab gets a place, a severity and a fingerprint of its own for each', () => {
  const entry = z.strictObject({
    description: z.string().min(1),
    check_name: z.string(),
    fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({ path: z.string().min(1), lines: z.strictObject({ begin: point }) }),
  });
  const entries = z.array(entry).parse(JSON.parse(renderGitlab(REPORT, 'docs/')));
  expect(entries.map(({ severity, location: { path, lines } }) => [severity, path, lines.begin])).toEqual([
    ['minor', 'README.md', 1],
    ['major', 'docs/content/uk/дім.md', 2],
    ['major', 'docs/content/uk/дім.md', 9],
    ['info', 'docs/content/en/a b.md', 1],
  ]);
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
});

it('reviewdog gets columns as bytes', () => {
  const { diagnostics } = JSON.parse(renderRdjson(REPORT, () => '\nдім [a](/nope/)\n', 'docs/'));
  expect(diagnostics[1]).toMatchObject({
    location: {
      path: 'docs/content/uk/дім.md',
      range: { start: { line: 2, column: 9 }, end: { line: 2, column: 15 } },
    },
    severity: 'ERROR',
    code: { value: 'missing-page' },
  });
});

it('Markdown has counts by locale, errors first, and no markup or mention of others', () => {
  const text = renderMarkdown(REPORT, { prefix: '', notes: ['Not listed: 3 known findings.'] });
  expect(text).toContain('**Errors: 2**, warnings: 1, notes: 1; 3 checked.');
  expect(text).toContain('| `missing-page` | 2 | · |');
  expect(text).toContain('expected a page \\<of\\> this site.');
  expect(text).toContain('␇\\|&#64;all');
  expect(text).toContain('| &#64;team-uk |');
  expect(text.indexOf('error `missing-page`')).toBeLessThan(text.indexOf('warning `unusable-cache`'));
});
