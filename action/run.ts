/** The action: checks, annotates, sums up, comments. */

import { absolute } from '../cli/files/paths';
import { CHECK_FORMATS } from '../cli/formats/check-formats';
import { diffMarkdown } from '../cli/formats/diff-markdown';
import { repositoryAt } from '../cli/git/repository';
import { workTreeAround } from '../cli/git/worktree';
import { Failure, misuse, reasonOf, unreadable } from '../cli/io/failure';
import { LONGEST_COMMENT } from '../core/diff/markdown';
import { hasBroken } from '../core/diff/phrases';
import { annotations, plainLines } from './annotations';
import { type Base, baseOf } from './base';
import { line, message } from './commands';
import { writeComment } from './comment';
import { type Event, readEvent } from './event';
import { type Examined, examine } from './examine';
import { GitHub, Refusal } from './github';
import { type Inputs, readInputs } from './inputs';
import { outputLines, outputsOf } from './outputs';
import { jobSummary } from './summary';
import { footer, outcome, reasons } from './words';
import type { World } from './world';

/** Runs the action and returns the exit code. Never throws. */
export async function run(world: World): Promise<number> {
  try {
    return await act(world);
  } catch (error) {
    world.io.stdout.write(message('error', error instanceof Failure ? error.message : fault(error)));
    return 1;
  }
}

const fault = (error: unknown): string =>
  `This is a mistake in the action itself (${error instanceof Error ? error.message : String(error)}). Please report it.`;

async function act(world: World): Promise<number> {
  const { io } = world;
  const inputs = readInputs(io.env);
  const event = readEvent(io);
  const top = workTreeAround(io.folder, io.files);
  if (top === undefined)
    throw unreadable('There is no git repository here: let actions/checkout run before this action.');
  const repository = repositoryAt(top, io);
  const base = baseOf(inputs.base, event, repository);
  const examined = await examine(inputs, base, repository, io);
  const heading = outcome(examined, inputs.filter, base);
  tell(examined, heading, inputs, world);
  if (inputs.sarifFile !== undefined) await writeSarif(inputs.sarifFile, examined, world);
  if (inputs.summary) {
    const blob = blobAddress(world, repository.commit('HEAD', 'The summary'));
    toFile('GITHUB_STEP_SUMMARY', jobSummary(examined, heading, blob), world);
  }
  const comment = await comments(examined, { inputs, event, base }, world);
  toFile('GITHUB_OUTPUT', outputLines(outputsOf(examined, comment)), world);
  const why = reasons(examined, inputs);
  for (const one of why) io.stdout.write(line(one));
  return why.length > 0 || examined.failures.length > 0 ? 1 : 0;
}

/** What the log says. */
function tell(examined: Examined, heading: string, { annotations: wanted, paths }: Inputs, { io }: World): void {
  const { failures, report, comparison } = examined;
  for (const one of failures) io.stdout.write(message('error', one));
  io.stdout.write(wanted ? annotations(examined) : plainLines(examined));
  const isEmpty = report.files === 0 && (comparison?.compared ?? []).length === 0;
  if (isEmpty && failures.length === 0)
    io.stdout.write(message('notice', `There is no roadmap in ${paths.join(', ')}: nothing was checked.`));
  else io.stdout.write(line(heading));
}

async function writeSarif(path: string, { report }: Examined, { io, put, version }: World): Promise<void> {
  const format = await CHECK_FORMATS.sarif();
  try {
    put(absolute(io.folder, path), format(report, { hints: false, version }));
  } catch (error) {
    throw misuse(`sarif-file: ${path} can't be written, because ${reasonOf(error)}.`);
  }
}

/** A file that the runner reads once the step ends; there is none where somebody runs the action by hand. */
function toFile(variable: string, text: string, { io, append }: World): void {
  const path = io.env[variable];
  if (path !== undefined && path !== '') append(path, text);
}

function blobAddress({ io: { env } }: World, commit: string | undefined): string | undefined {
  const [server, repository] = [env['GITHUB_SERVER_URL'], env['GITHUB_REPOSITORY']];
  return server && repository && commit ? `${server}/${repository}/blob/${commit}` : undefined;
}

interface Setting {
  readonly inputs: Inputs;
  readonly event: Event;
  readonly base: Base | undefined;
}

/** Writes the comment as far as that can be, and gives its address. Without it the job is no failure. */
async function comments(examined: Examined, { inputs, event, base }: Setting, world: World): Promise<string> {
  const { comparison } = examined;
  const { pull } = event;
  if (inputs.comment === 'off' || pull === undefined || base === undefined || comparison === undefined) return '';
  const { env, stdout } = world.io;
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  if (inputs.token === undefined || !/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    stdout.write(message('notice', `No comment is written: there is no token. ${elsewhere(inputs)}`));
    return '';
  }
  const api = env['GITHUB_API_URL'] || 'https://api.github.com';
  const graphql = env['GITHUB_GRAPHQL_URL'] || 'https://api.github.com/graphql';
  const github = new GitHub({ api, graphql, repository, token: inputs.token }, world);
  const body = `${diffMarkdown(comparison, { longest: LONGEST_COMMENT })}\n${footer(base, runAddress(world))}`;
  try {
    return (await writeComment(body, isWorth(examined, inputs), inputs, pull.number, github))?.url ?? '';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    stdout.write(message('notice', `${refused(error)} ${elsewhere(inputs)}`));
    return '';
  }
}

/** Whether the change calls for a comment where there is none. */
function isWorth({ comparison, breaks }: Examined, { commentWhen }: Inputs): boolean {
  if (commentWhen === 'always') return true;
  if (commentWhen === 'breaking') return hasBroken(breaks);
  return (comparison?.compared ?? []).length > 0;
}

const refused = ({ kind, reason }: Refusal): string =>
  kind === 'permission'
    ? `No comment is written: this job's token may not do that (${reason}). On a pull request from a fork that is as it should be; else give the job 'permissions: {contents: read, pull-requests: write}'.`
    : `No comment is written: ${reason}.`;

const elsewhere = ({ summary }: Inputs): string =>
  summary
    ? 'The review is in the summary of this run.'
    : "With 'summary: true' the review is in the summary of the run.";

function runAddress({ io: { env } }: World): string | undefined {
  const [server, repository, id] = [env['GITHUB_SERVER_URL'], env['GITHUB_REPOSITORY'], env['GITHUB_RUN_ID']];
  return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : undefined;
}
