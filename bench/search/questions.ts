/** Ordinary questions with the pages that answer them. */
import { readFileSync } from 'node:fs';
import { UsageError } from '../../scripts/arguments.ts';

export interface Question {
  readonly locale: string;
  readonly text: string;
  /** Ends of the addresses of pages that answer it. */
  readonly pages: readonly string[];
  /** Weights are chosen by the one half, and judged by the other. */
  readonly half: 'tuned' | 'held out';
}

/** A page that answers has to be among so many results. */
const FIRST = 5;

/** Lines of locale, question and addresses with tabs between them; those with `#` are comments. */
export function readQuestions(file: string): Question[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line, index) => {
    const [locale = '', text = '', pages = ''] = line.split('\t');
    if (pages === '')
      throw new UsageError(
        `Unexpected line “${line}” in ${file}, expected a locale, a question and addresses.`,
      );
    return { locale, text, pages: pages.split('|'), half: index % 2 === 0 ? 'tuned' : 'held out' };
  });
}

export function isAnswered({ pages }: Question, urls: readonly string[]): boolean {
  return urls.slice(0, FIRST).some((url) => pages.some((page) => url.endsWith(`/${page}`)));
}

/** `41 of 43 and 40 of 43`, for the two halves. */
export function describeAnswers(questions: readonly Question[], answered: ReadonlySet<Question>): string {
  return (['tuned', 'held out'] as const)
    .map((half) => {
      const all = questions.filter((question) => question.half === half);
      return `${all.filter((question) => answered.has(question)).length} of ${all.length}`;
    })
    .join(' and ');
}
