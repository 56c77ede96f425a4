/** Where a drift report leads to: editors of pages, and commits as the repository shows them. */
import type { DriftLinks } from './drift-html.ts';

/** @param site bases as the configuration has them, empty where it does not say */
export function createDriftLinks({
  editUrl,
  repository,
}: {
  readonly editUrl: string;
  readonly repository: string;
}): DriftLinks {
  const top = repository.replace(/\/+$/, '');
  return {
    edit: (file) => (editUrl === '' ? undefined : editUrl + encodeURI(file)),
    // GitHub, GitLab, Gitea and Forgejo have commits there.
    commit: (hash) => (top === '' ? undefined : `${top}/commit/${hash}`),
  };
}
