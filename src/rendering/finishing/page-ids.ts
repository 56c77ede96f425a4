/** Checks that each id occurs once on a page, and reports those that do not. */
import type { Element } from 'hast';
import { createProblem } from '../../diagnostics/index.ts';
import { HEADING_PROPERTY, WRITTEN_ID } from '../../markdown/index.ts';
import type { PageRun } from '../run/page-run.ts';
import { placeIn } from './element-place.ts';

export interface PageIds {
  /** Records the id of an element, in page order. If the site enables it, a repeated id gets a number, as for headings. */
  note(node: Element): void;
}

export function createIds(run: PageRun): PageIds {
  const { uniqueIds } = run.site.conventions;
  const taken = new Set<string>();
  const reported = new Set<string>();
  return {
    note(node) {
      const { id } = node.properties;
      if (typeof id !== 'string' || id === '') return;
      if (taken.has(id) && !reported.has(id) && (!uniqueIds || isWritten(node))) {
        reported.add(id);
        report(node, id, run);
      }
      const free = uniqueIds ? nextFree(id, taken) : id;
      node.properties.id = free;
      taken.add(free);
    },
  };
}

function nextFree(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let count = 1; taken.has(free); count += 1) free = `${id}-${count}`;
  return free;
}

/** Whether an author wrote the id; otherwise Lockstep generated it, and can generate another one. */
function isWritten({ tagName, properties }: Element): boolean {
  return properties[HEADING_PROPERTY] === WRITTEN_ID || !(HEADING_PROPERTY in properties || tagName === 'dt');
}

/** Output of templates and shortcodes has no place in a text: the page's author did not write it. */
function report(node: Element, id: string, run: PageRun): void {
  const place = placeIn(node, run);
  if (place.kind !== 'file') return;
  run.report(
    createProblem('duplicate-id', place, {
      message: `Unexpected second element with the id “${id}”, expected each id once on a page: links to #${id} lead to the first.`,
      hint: 'Give one of the two another id, such as {#name} at the end of a heading.',
      target: id,
    }),
  );
}
