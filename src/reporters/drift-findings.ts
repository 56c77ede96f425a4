/** Converts drift to findings, so that rules, baselines and report formats apply to it. */
import { createProblem, filePlace, type Problem, type Severity } from '../diagnostics/index.ts';
import type { DriftPage, DriftReport, LostPart, LostSection, SectionChange } from '../drift/index.ts';
import { describeLoss, describePage, describeSection, formatLines } from './drift-words.ts';

export interface DriftFinding {
  readonly problem: Problem;
  readonly page: DriftPage;
  /** The section concerned; absent for the whole page. */
  readonly section?: SectionChange;
  readonly part?: LostPart;
}

/**
 * A finding for each section to work on and each part that is lost, at its lines in the translation; pages that are behind with nothing of the kind have one at their top. What is
 * missing has none: there is no file that it could stand in.
 *
 * @param severityOf that of a page's findings; the catalogue's when it says nothing
 */
export function findDrift(
  { pages }: Pick<DriftReport, 'pages'>,
  severityOf: (page: DriftPage) => Severity | undefined = () => undefined,
): DriftFinding[] {
  return pages.flatMap((page): DriftFinding[] => {
    const severity = severityOf(page);
    const open = page.status === 'drifted' ? page.sections.filter(({ answered }) => answered !== true) : [];
    const changed = open.map((section) => ({ page, section, problem: ofSection(page, section, severity) }));
    const lost = (page.lost ?? []).flatMap((section) =>
      section.parts.map((part) => ({ page, part, problem: ofPart(page, section, part, severity) })),
    );
    const all = [...changed, ...lost];
    const problem = all.length === 0 ? ofPage(page, severity) : undefined;
    return problem === undefined ? all : [{ page, problem }];
  });
}

function ofSection(page: DriftPage, section: SectionChange, severity: Severity | undefined): Problem {
  const { file, sourceFile, locale } = page;
  const [first, last] = section.lines;
  return createProblem(
    'drifted-translation',
    filePlace(file, { line: first, column: 1 }, { line: last, column: 1 }),
    {
      message: `Unexpected change of the source that the translation does not follow: ${describeSection(section)} (words: ${section.words}), expected both to say the same.`,
      hint: `See ${sourceFile}:${formatLines(section.sourceLines)}, or “drift show ${file}”.`,
      target: section.id === '' ? sourceFile : `${sourceFile}#${section.id}`,
      locale,
      severity,
    },
  );
}

function ofPart(
  { file, sourceFile, locale }: DriftPage,
  section: LostSection,
  part: LostPart,
  severity: Severity | undefined,
): Problem {
  const [first, last] = part.lines;
  return createProblem(
    'incomplete-translation',
    filePlace(file, { line: first, column: 1 }, { line: last, column: 1 }),
    {
      message: `Unexpected gap: the translation ${describeLoss(part, section)}, expected what the source says.`,
      hint: `See ${sourceFile}:${formatLines(part.sourceLines)}, or “drift show ${file}”.`,
      target: section.id === '' ? sourceFile : `${sourceFile}#${section.id}`,
      locale,
      severity,
    },
  );
}

function ofPage(page: DriftPage, severity: Severity | undefined): Problem | undefined {
  const { file, sourceFile, locale, status, causes, renamedTo } = page;
  const description = describePage(page);
  const details = { target: sourceFile, locale, severity };
  switch (status) {
    case 'drifted':
      return createProblem('drifted-translation', filePlace(file), {
        ...details,
        message: `Unexpected change of the source that the translation does not follow (${description}), expected both to say the same.`,
        hint: `See “drift show ${file}”; if nothing has to be done, record that with “drift pin ${file}”.`,
      });
    case 'current':
      if (causes === undefined) return undefined;
      return createProblem('drifted-translation', filePlace(file), {
        ...details,
        severity: severity ?? 'info',
        message: `Unexpected change of what the translation shows (${description}), expected its own copy to follow.`,
        hint: `See “drift show ${file}”.`,
      });
    case 'orphaned':
      return createProblem('orphaned-translation', filePlace(file), {
        ...details,
        message: `Unexpected translation without a source (${description}), expected a page at ${sourceFile}.`,
        hint:
          renamedTo === undefined
            ? 'Remove it, or move it to the page that took its place.'
            : `Move it next to ${renamedTo}.`,
        suggestion: renamedTo,
      });
    case 'unknown':
      return createProblem('unknown-drift', filePlace(file), {
        ...details,
        message: `Unexpected translation without a known base (${description}), expected the version of the source that it was made from.`,
        hint: `Fetch the whole history, or record with “drift pin ${file}” that it is up to date.`,
      });
    case 'missing':
    case 'untranslated':
      return undefined;
  }
}
