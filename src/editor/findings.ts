/** Findings in the format of editors. */
import type { Problem, Severity } from '../diagnostics/index.ts';
import { type EditorRange, toPosition } from './paths.ts';

export interface Finding {
  readonly range: EditorRange;
  /** 1 error, 2 warning, 3 information: the numbers of the protocol. */
  readonly severity: 1 | 2 | 3;
  readonly code: string;
  readonly source: 'lockstep';
  readonly message: string;
}

const SEVERITIES: Readonly<Record<Severity, Finding['severity']>> = { error: 1, warning: 2, info: 3 };

/** If a finding has no end, its target is marked, else the rest of the line. */
export function toFinding({ code, severity, place, message, hint, target }: Problem, text: string): Finding {
  const start = place.kind === 'file' ? toPosition(place.start) : { line: 0, character: 0 };
  const line = text.split(/\r?\n/)[start.line] ?? '';
  const written = target !== undefined && line.startsWith(target, start.character) ? target.length : 0;
  const end =
    place.kind === 'file' && place.end !== undefined
      ? toPosition(place.end)
      : {
          line: start.line,
          character: written > 0 ? start.character + written : Math.max(line.length, start.character),
        };
  return {
    range: { start, end },
    severity: SEVERITIES[severity],
    code,
    source: 'lockstep',
    message: hint === undefined ? message : `${message}\n${hint}`,
  };
}
