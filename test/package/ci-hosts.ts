/**
 * Runs the commands in configuration files for CI hosts, as far as no host is needed: those of the steps in order, each in a shell like that of the host, until one fails.
 * Steps with actions of others (`uses:`) are skipped; the repository is checked out already.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { runIn } from './installed.ts';

export interface CiRun {
  readonly name: string;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The summary that the step wrote. */
  readonly summary: string;
}

type Values = Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: Values;
  readonly 'working-directory'?: string;
}

interface Workflow {
  readonly permissions: unknown;
  readonly defaults: { readonly run: { readonly 'working-directory': string } };
  readonly jobs: Readonly<
    Record<string, { readonly permissions: unknown; readonly env?: Values; readonly steps: readonly Step[] }>
  >;
}

/** The first job of a workflow. `pages` are the outputs of the step with this id, which only the host can run. */
export function runGithub(repository: string, file: string, event: string, pages: Values): CiRun[] {
  const workflow: Workflow = parse(readFileSync(join(repository, file), 'utf8'));
  const [job] = Object.values(workflow.jobs);
  if (job === undefined) throw new Error(`Unexpected ${file} without a job.`);
  const context = {
    ...githubContext(repository, event),
    ...Object.fromEntries(
      Object.entries(event === 'push' ? pages : {}).map(([key, value]) => [
        `steps.pages.outputs.${key}`,
        value,
      ]),
    ),
  };
  const folder = workflow.defaults.run['working-directory'];
  return runSteps(job.steps, { repository, event, context, folder, env: job.env ?? {} });
}

/** The steps of a composite action. */
export function runAction(repository: string, file: string, event: string, given: Values): CiRun[] {
  const action: {
    readonly inputs: Readonly<Record<string, { readonly default: string }>>;
    readonly runs: { readonly steps: readonly Step[] };
  } = parse(readFileSync(file, 'utf8'));
  const inputs = Object.entries(action.inputs).map(([name, input]) => [
    `inputs.${name}`,
    given[name] ?? input.default,
  ]);
  const context = { ...githubContext(repository, event), ...Object.fromEntries(inputs) };
  return runSteps(action.runs.steps, { repository, event, context, folder: '.', env: {} });
}

function githubContext(repository: string, event: string): Values {
  return {
    'github.workspace': repository,
    'github.event_name': event,
    'github.sha': '0',
    'runner.temp': join(repository, '../temp'),
    'runner.os': 'Linux',
  };
}

interface Surroundings {
  readonly repository: string;
  readonly event: string;
  readonly context: Values;
  readonly folder: string;
  readonly env: Values;
}

function runSteps(
  steps: readonly Step[],
  { repository, event, context, folder, env }: Surroundings,
): CiRun[] {
  const runs: CiRun[] = [];
  for (const step of steps) {
    if (step.run === undefined || !holds(step.if, context)) continue;
    const summary = join(repository, '../summary.md');
    rmSync(summary, { force: true });
    const environment = Object.entries({ ...env, ...step.env }).map(([key, value]) => [
      key,
      fill(value, context),
    ]);
    const ran = shell(step.run, resolve(repository, fill(step['working-directory'] ?? folder, context)), {
      ...Object.fromEntries(environment),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: repository,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_BASE_REF: event === 'pull_request' ? 'main' : '',
    });
    runs.push({
      ...ran,
      name: step.name ?? step.run,
      summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
    });
    if (ran.code !== 0) break;
  }
  return runs;
}

/** Replaces expressions such as `${{ github.workspace }}`; a step that did not run has no outputs. */
function fill(text: string, context: Values): string {
  return text.replaceAll(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => {
    const value = context[name] ?? (name.startsWith('steps.') ? '' : undefined);
    if (value === undefined) throw new Error(`Unexpected expression ${whole}.`);
    return value;
  });
}

/** Evaluates a condition such as `inputs.a == 'true' && github.event_name != 'push'`. */
function holds(condition: string | undefined, context: Values): boolean {
  return (condition ?? '').split('&&').every((part) => {
    const [, name = '', sign, value] = /^\s*([\w.-]+)\s*([=!]=)\s*'([^']*)'\s*$/.exec(part) ?? [];
    return part === '' || (context[name] === value) === (sign === '==');
  });
}

interface GitlabJob {
  readonly extends?: string;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
}

/** Jobs by name, each run separately, like GitLab does for a merge request or on the default branch. */
export function runGitlab(repository: string, jobs: readonly string[]): CiRun[] {
  const file: Readonly<Record<string, GitlabJob>> & { readonly variables: Values } = parse(
    readFileSync(join(repository, '.gitlab-ci.yml'), 'utf8'),
  );
  const predefined = {
    CI: 'true',
    CI_PROJECT_DIR: repository,
    CI_PAGES_URL: 'https://pages.example/group/',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: runIn(repository, 'git', ['rev-parse', 'main']).stdout.trim(),
  };
  const variables = Object.entries(file.variables).map(([key, value]) => [
    key,
    value.replaceAll('$CI_PROJECT_DIR', repository),
  ]);
  return jobs.map((name) => {
    const job = file[name];
    const { before_script = [], script = [] } = { ...file[job?.extends ?? ''], ...job };
    // npm uses the cache of this machine.
    const env = {
      ...predefined,
      ...Object.fromEntries(variables.filter(([key]) => key !== 'npm_config_cache')),
    };
    return { ...shell([...before_script, ...script].join('\n'), repository, env), name, summary: '' };
  });
}

/** The shell commands of the stages, in their folders; stages for change requests only if it is one. */
export function runJenkins(repository: string, isChange: boolean): CiRun[] {
  const text = readFileSync(join(repository, 'Jenkinsfile'), 'utf8');
  const [, site = '.'] = /SITE = '([^']*)'/.exec(text) ?? [];
  const env = {
    CI: 'true',
    WORKSPACE: repository,
    CHANGE_TARGET: 'main',
    LOCKSTEP_CACHE: join(repository, '.lockstep-cache'),
  };
  const runs: CiRun[] = [];
  for (const [, name = '', body = ''] of text.matchAll(/stage\('([^']+)'\) \{([\s\S]*?)\n {4}\}/g)) {
    if (body.includes('changeRequest()') && !isChange) continue;
    const [, command = ''] = /dir\(env\.SITE\) \{ sh '([^']+)' \}/.exec(body) ?? [];
    const ran = shell(command, resolve(repository, site), env);
    runs.push({ ...ran, name, summary: '' });
    if (ran.code !== 0 && !body.includes('catchError')) break;
  }
  return runs;
}

/** Folders in which a step of these tests has installed packages already: testing the command once is enough. */
const installed = new Set<string>();

function shell(script: string, cwd: string, env: Values): Omit<CiRun, 'name' | 'summary'> {
  const folder = mkdtempSync(join(tmpdir(), 'step-'));
  const file = join(folder, 'step.sh');
  const site = existsSync(join(cwd, 'docs')) ? join(cwd, 'docs') : cwd;
  writeFileSync(file, installed.has(site) ? script.replaceAll(/\bnpm ci\b.*/g, 'true') : script);
  if (/\bnpm ci\b/.test(script)) installed.add(site);
  const ran = runIn(cwd, 'bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], env);
  rmSync(folder, { recursive: true });
  return ran;
}
