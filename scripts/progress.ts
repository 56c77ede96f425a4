/** Progress on stderr: a single line that is updated on a terminal, a few lines elsewhere. */
import type { ReportProgress, Stage } from '../src/site/index.ts';

const VERBS: Readonly<Record<Stage, string>> = {
  reading: 'Reading the site',
  rendering: 'Rendering pages',
  printing: 'Printing pages',
  writing: 'Writing files',
  asking: 'Asking other sites',
};

const BAR_WIDTH = 24;
/** Milliseconds between updates of the line; more frequent ones would flicker. */
const INTERVAL = 80;

export interface Progress {
  readonly report: ReportProgress;
  /** Clears the line before other output. */
  end(): void;
}

export function createProgress(stream: NodeJS.WriteStream, quiet: boolean): Progress {
  if (quiet) return { report: () => {}, end: () => {} };
  return stream.isTTY ? createBar(stream) : createLines(stream);
}

function createBar(stream: NodeJS.WriteStream): Progress {
  let last = 0;
  let stage: Stage | undefined;
  return {
    report(next, done, total) {
      const now = Date.now();
      if (next === stage && done < total && now - last < INTERVAL) return;
      last = now;
      stage = next;
      const filled = total === 0 ? BAR_WIDTH : Math.round((BAR_WIDTH * done) / total);
      const counts = total > 1 ? ` ${done}/${total}` : '';
      stream.write(
        `\r\u001b[2K${VERBS[next].padEnd(18)} ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}${counts}`,
      );
    },
    end: () => void stream.write('\r\u001b[2K'),
  };
}

/** A line at the start of a stage, and one for each quarter of the pages. */
function createLines(stream: NodeJS.WriteStream): Progress {
  let stage: Stage | undefined;
  let quarter = 0;
  return {
    report(next, done, total) {
      const reached = total > 1 ? Math.floor((4 * done) / total) : 0;
      if (next === stage && reached <= quarter) return;
      stage = next;
      quarter = reached;
      stream.write(total > 1 ? `${VERBS[next]}: ${done}/${total}\n` : `${VERBS[next]}\n`);
    },
    end: () => {},
  };
}
