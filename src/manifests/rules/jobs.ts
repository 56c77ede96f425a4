/** Rules about Jobs and CronJobs. */
import { isCron } from './formats.ts';
import { minimumRule, type Rule, spotRule, valueRule } from './rule.ts';
import { at, type Place, podSpotsOf, type RuleTarget, scalarAt, spotsAt, unexpected } from './spots.ts';

const POD = 'template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox}]}}';
const job = (fields: string) => `{apiVersion: batch/v1, kind: Job, metadata: {name: a}, spec: {${fields}}}`;
const cron = (fields: string) =>
  `{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {${fields}, jobTemplate: {spec: {${POD}}}}}`;

const inJobs = (path: string): Place[] => [`Job:spec.${path}`, `CronJob:spec.jobTemplate.spec.${path}`];

function checkRestart(target: RuleTarget) {
  if (target.kind !== 'Job' && target.kind !== 'CronJob') return [];
  return podSpotsOf(target).flatMap((pod) => {
    const policy = scalarAt(pod, 'restartPolicy');
    if (policy === 'OnFailure' || policy === 'Never') return [];
    const [found] = spotsAt(pod, 'restartPolicy');
    if (found !== undefined)
      return [unexpected(found, '“OnFailure” or “Never” in a Job', 'Write restartPolicy: Never.')];
    return target.whole
      ? [
          at(
            pod,
            `Unexpected ${pod.path} without “restartPolicy”, expected OnFailure or Never in a Job, as the default is Always.`,
            'Add restartPolicy: Never.',
            {
              absence: true,
            },
          ),
        ]
      : [];
  });
}

export const JOB_RULES: readonly Rule[] = [
  {
    name: 'job-restart',
    reason: 'A Job ends, so that its containers do not restart always, which is the default.',
    example: job('template: {spec: {containers: [{name: c, image: busybox}]}}'),
    check: checkRestart,
  },
  valueRule({
    name: 'schedule',
    reason: 'Schedules are in the form of cron: five fields, or @hourly and its like.',
    example: cron('schedule: each hour'),
    at: ['CronJob:spec.schedule'],
    accepts: isCron,
    expected:
      'five fields of cron such as “*/5 * * * *”, or one of @hourly, @daily, @weekly, @monthly and @yearly',
    hint: 'Correct the schedule. The time zone belongs in timeZone.',
  }),
  valueRule({
    name: 'time-zone',
    reason: 'Time zones are names of the tz database.',
    example: cron('schedule: "@daily", timeZone: Local'),
    at: ['CronJob:spec.timeZone'],
    accepts: (value) => isTimeZone(String(value)),
    expected: 'a time zone such as Europe/Paris or Etc/UTC',
    hint: 'Write the name of the tz database.',
  }),
  minimumRule({
    name: 'job-bounds',
    reason: 'Numbers of a Job are not negative.',
    example: job(`backoffLimit: -1, ${POD}`),
    at: [
      ...inJobs('parallelism'),
      ...inJobs('completions'),
      ...inJobs('backoffLimit'),
      ...inJobs('ttlSecondsAfterFinished'),
      'CronJob:spec.startingDeadlineSeconds',
      'CronJob:spec.successfulJobsHistoryLimit',
      'CronJob:spec.failedJobsHistoryLimit',
    ],
    minimum: 0,
  }),
  spotRule({
    name: 'job-indexed',
    reason: 'An indexed Job counts to its completions.',
    example: job(`completionMode: Indexed, parallelism: 2, ${POD}`),
    at: ['Job:spec', 'CronJob:spec.jobTemplate.spec'],
    check: (spot, { whole }) =>
      whole && scalarAt(spot, 'completionMode') === 'Indexed' && scalarAt(spot, 'completions') === undefined
        ? [
            at(
              spot,
              `Unexpected ${spot.path} without “completions”, expected the field together with completionMode: Indexed.`,
              'Add completions.',
              { absence: true },
            ),
          ]
        : [],
  }),
];

/** A name of the tz database; `Local` is rejected, as it differs between machines. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name) || name.toLowerCase() === 'local') return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
