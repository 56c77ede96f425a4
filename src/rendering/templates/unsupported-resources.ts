/** Reports what templates request of resources and Lockstep does not do. */
import { GoRecord, type GoValue, itemsOf } from '../../templates/index.ts';
import type { ObjectScope } from './objects/scope.ts';

/** Reports that the requested resource has no file. */
export function reportUnsupported(subject: string, { context }: ObjectScope): void {
  context.problem(
    'unsupported-template',
    `Unexpected “${subject}” in a template of this site, which Lockstep does not support: pages omit its result.`,
    {
      hint: 'Put the finished file in a static folder, and use its URL in the template.',
      target: subject,
      severity: 'warning',
    },
  );
}

/** Reports filters, which have no effect. */
export function reportFilters(filters: readonly GoValue[], { context }: ObjectScope): void {
  const names = filters
    .flatMap((filter) => itemsOf(filter) ?? [filter])
    .flatMap((filter) => {
      const name = filter instanceof GoRecord ? filter.member('Name') : undefined;
      return typeof name === 'string' ? [name] : [];
    });
  for (const name of new Set(names)) {
    if (context.reported.has(name)) continue;
    context.problem(
      'unsupported-template',
      `Unexpected filter of pictures “${name}” in a template of this site, which Lockstep does not support: the picture is shown unchanged.`,
      {
        hint: 'Change the picture file itself, or do without the filter.',
        target: name,
        severity: 'warning',
      },
    );
  }
}
