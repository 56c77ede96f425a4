/** SARIF 2.1.0 (OASIS), which code hosts and editors read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import {
  helpUrl,
  type Place,
  type Problem,
  type Severity,
  severityOfCode,
  titleOfCode,
} from '../diagnostics/index.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { printableValue } from './printable.ts';
import type { Report } from './report.ts';

export interface SarifOptions {
  /** Path of the site directory in the repository, with a slash at its end where it is not the root. */
  readonly prefix: string;
  /** Version of Lockstep. */
  readonly version: string;
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

export function renderSarif({ problems }: Report, { prefix, version }: SarifOptions): string {
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  const prints = fingerprintsOf(problems);
  const rules = codes.map((code) => {
    const help = helpUrl(code);
    return {
      id: code,
      shortDescription: { text: titleOfCode(code) },
      defaultConfiguration: { level: LEVELS[severityOfCode(code)] },
      ...(help === undefined ? {} : { helpUri: help }),
    };
  });
  const results = problems.map((problem, at) => ({
    ruleId: problem.code,
    ruleIndex: codes.indexOf(problem.code),
    level: LEVELS[problem.severity],
    message: { text: textOf(problem) },
    locations: locationsOf(problem.place, prefix),
    ...(problem.places === undefined
      ? {}
      : { relatedLocations: problem.places.flatMap((place) => locationsOf(place, prefix)) }),
    partialFingerprints: { 'lockstep/v1': prints[at] ?? '' },
    properties: propertiesOf(problem),
  }));
  const document = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Lockstep', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function textOf(problem: Problem): string {
  const { message, hint } = printableValue({ message: problem.message, hint: problem.hint });
  return hint === undefined ? message : `${message} ${hint}`;
}

function locationsOf(place: Place, prefix: string): object[] {
  if (place.kind !== 'file') return [];
  const { start, end } = place;
  return [
    {
      physicalLocation: {
        artifactLocation: { uri: encodePath(prefix + place.file), uriBaseId: '%SRCROOT%' },
        region: {
          startLine: start.line,
          startColumn: start.column,
          ...(end === undefined ? {} : { endLine: end.line, endColumn: end.column }),
        },
      },
    },
  ];
}

/** Encodes a path for a URI. */
function encodePath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join('/');
}

function propertiesOf({ locale, owners, target, suggestion, pages }: Problem): object {
  return {
    ...(locale === undefined ? {} : { locale }),
    ...(owners === undefined ? {} : { owners }),
    ...(target === undefined ? {} : { target }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(pages === undefined ? {} : { pages }),
  };
}
