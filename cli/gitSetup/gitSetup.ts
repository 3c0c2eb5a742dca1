/** `roadmap git-setup`: the merge driver and the words for `git diff`, in a repository. */
import { delimiter, join } from 'node:path';
import { withSlashes } from '../files/paths';
import { sourceOf } from '../files/source';
import { repositoryAt, textOf } from '../git/repository';
import { workTreeAround } from '../git/worktree';
import { reasonOf, unreadable } from '../io/failure';
import type { Io } from '../io/io';

export interface GitSetupOptions {
  readonly remove?: boolean;
}

const AIM = 'roadmap git-setup';
const ATTRIBUTES = '.gitattributes';
const LINES = ['*.roadmap.yaml diff=roadmap merge=roadmap', '*.roadmap.yml diff=roadmap merge=roadmap'];

/** @throws Failure if there is no repository, or it can't be written */
export function gitSetup({ remove = false }: GitSetupOptions, io: Io): void {
  const top = workTreeAround(io.folder, io.files);
  if (top === undefined) throw unreadable(`${AIM}: this folder is in no git repository.`);
  // The configuration first: attributes without the commands that they name would be worth nothing.
  const said = [...(remove ? removeSettings(top, io) : writeSettings(top, io)), ...writeAttributes(top, remove, io)];
  const same = remove ? 'Nothing is set up in this repository.' : 'All is set up already.';
  io.stdout.write(`${said.length === 0 ? same : said.join('\n')}\n`);
}

/** What git is told, by the names of its settings. */
function settingsOf(io: Io): readonly (readonly [name: string, value: string])[] {
  const program = programOf(io);
  return [
    ['merge.roadmap.name', 'roadmaps by entity and field'],
    ['merge.roadmap.driver', `${program.replaceAll('%', '%%')} merge --marker-size %L --path=%P %O %A %B`],
    ['diff.roadmap.textconv', `${program} textconv`],
    // The heading of a hunk is the entity that it lies in.
    ['diff.roadmap.xfuncname', '^[[:lower:]]+\\.[[:alnum:]-]+$'],
  ];
}

function writeSettings(top: string, io: Io): readonly string[] {
  const repository = repositoryAt(top, io);
  return settingsOf(io).flatMap(([name, value]) => {
    const known = repository.ask(['config', '--local', '--get', name]);
    if ('printed' in known && textOf(known.printed).replace(/\n$/, '') === value) return [];
    repository.bytes(['config', '--local', '--replace-all', name, value], AIM);
    return [`git config ${name}: ${value}`];
  });
}

function removeSettings(top: string, io: Io): readonly string[] {
  const repository = repositoryAt(top, io);
  return ['merge.roadmap', 'diff.roadmap'].flatMap((section) => {
    const known = repository.ask(['config', '--local', '--get-regexp', `^${section.replace('.', '\\.')}\\.`]);
    if (!('printed' in known)) return [];
    repository.bytes(['config', '--local', '--remove-section', section], AIM);
    return [`git config ${section}: removed`];
  });
}

/** Keeps what is there, with its line ends. */
function writeAttributes(top: string, remove: boolean, io: Io): readonly string[] {
  const path = join(top, ATTRIBUTES);
  try {
    const before = io.files.kind(path) === undefined ? undefined : sourceOf(io.files.read(path));
    if (before?.isExact === false)
      throw unreadable(`${ATTRIBUTES}: is not saved as UTF-8; add these lines yourself: ${LINES.join(' and ')}`);
    const text = before?.text ?? '';
    const after = remove ? without(text) : withLines(text);
    if (after === text) return [];
    const written = before?.hasMark === true ? `\ufeff${after}` : after;
    if (before === undefined) io.files.create(path, written);
    else io.files.replace(path, written);
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
      throw unreadable(`${ATTRIBUTES}: can't be written, because ${reasonOf(error)}.`);
    throw error;
  }
  return LINES.map((line) => `${ATTRIBUTES}: ${line}${remove ? ': removed' : ''}`);
}

const isOurs = (line: string): boolean => LINES.includes(line.trim().replace(/\s+/g, ' '));

function withLines(text: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const there = text.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
  const missing = LINES.filter((line) => !there.includes(line));
  const gap = text === '' || text.endsWith('\n') ? '' : newline;
  return missing.length === 0 ? text : `${text}${gap}${missing.map((line) => line + newline).join('')}`;
}

const without = (text: string): string =>
  (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).filter((line) => !isOurs(line)).join('');

/** How git's shell starts this program: by name where that is found, else by its place. */
function programOf(io: Io): string {
  const [, file = ''] = io.program;
  const own = io.files.identity(file);
  const folders = (io.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = folders.map((folder) => io.files.identity(join(folder, 'roadmap'))).find((one) => one !== undefined);
  if (own !== undefined && found === own) return 'roadmap';
  return io.program.map((part) => quoted(withSlashes(part))).join(' ');
}

/** A word for a shell, whatever is in it. */
const quoted = (word: string): string => (/^[\w./:@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
