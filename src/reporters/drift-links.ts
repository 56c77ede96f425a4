/** Links of a drift report: to editors of pages, and to commits of the repository. */
import type { DriftLinks } from './drift-html.ts';

/** @param site base addresses of the configuration, empty where not set */
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
    // GitHub, GitLab, Gitea and Forgejo use this path.
    commit: (hash) => (top === '' ? undefined : `${top}/commit/${hash}`),
  };
}
