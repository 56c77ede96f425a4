/** Gives the checkboxes of a task list an accessible name: otherwise screen readers would read them without one. */
import type { Element } from 'hast';
import type { PageRun } from '../run/page-run.ts';

export function nameTask({ properties }: Element, { page, lookups }: PageRun): void {
  if (properties.type !== 'checkbox' || properties.disabled !== true) return;
  const key = properties.checked === true ? 'task_done' : 'task_open';
  properties.ariaLabel ??= lookups.ui(page.locale, key, {}).text;
}
