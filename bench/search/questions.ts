/** Ordinary questions with the pages that answer them. */
import { readFileSync } from 'node:fs';
import { UsageError } from '../../scripts/arguments.ts';

export interface Question {
  readonly locale: string;
  readonly text: string;
  /** The ends of the addresses of pages that answer the question. */
  readonly pages: readonly string[];
  /** The half to which the question belongs: the weights of the ranking were chosen with one half, and are judged by the other. */
  readonly half: 'tuned' | 'held out';
}

/** A question counts as answered if such a page is among this number of results. */
const FIRST = 5;

/** Parses lines with locale, question and addresses, separated by tabs; lines with `#` are comments. */
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
