/**
 * Command lines as text files: files, commands, and what is printed.
 *
 *     --- file plan.roadmap.yaml      a file with the lines below; `\x1b` and the like are that character, `\` at the
 *                                     end of the last line means no line end; `\\x` is no escape
 *     --- link alias -> plan.yaml     a symbolic link
 *     --- git 2026-03-10T23:30:00+02:00   all files so far in a commit of that moment
 *     --- run check --hints           a command; what follows belongs to it:
 *     --- env CI=1      --- stdin     --- terminal 80 (standard output is one)    --- in sub/folder
 *     --- answers (to questions at a terminal, one in a line)
 *     --- stdout        --- stderr    --- exit 1      --- after plan.roadmap.yaml (what the file holds then)
 */

export interface Block {
  readonly kind: string;
  /** What stands behind the kind. */
  readonly argument: string;
  /** Text with its escapes undone. */
  readonly text: string;
}

export interface Run {
  readonly command: string;
  readonly setUp: readonly Block[];
  readonly input: ReadonlyMap<string, Block>;
  readonly expected: readonly Block[];
}

export interface Scenario {
  /** The lines before the first block. */
  readonly about: string;
  readonly runs: readonly Run[];
}

const SET_UP = ['file', 'link', 'git'];
const INPUT = ['env', 'stdin', 'terminal', 'in', 'answers'];
const EXPECTED = ['stdout', 'stderr', 'exit', 'after'];
/** A diff's own `--- a/file` begins no block. */
const HEAD = `--- (?=(?:${[...SET_UP, 'run', ...INPUT, ...EXPECTED].join('|')})(?: |$))`;

export function readScenario(source: string): Scenario {
  const [about = '', ...parts] = source.split(new RegExp(`^${HEAD}`, 'm'));
  const runs: { command: string; setUp: Block[]; input: Map<string, Block>; expected: Block[] }[] = [];
  let setUp: Block[] = [];
  for (const block of parts.map(readBlock)) {
    const run = runs.at(-1);
    if (SET_UP.includes(block.kind)) setUp.push(block);
    else if (block.kind === 'run') {
      runs.push({ command: block.argument, setUp, input: new Map(), expected: [] });
      setUp = [];
    } else if (run === undefined || setUp.length > 0) throw new Error(`--- ${block.kind} stands before its --- run.`);
    else if (INPUT.includes(block.kind)) run.input.set(block.kind, block);
    else run.expected.push(block);
  }
  return { about: about.trim(), runs };
}

function readBlock(part: string): Block {
  const end = part.indexOf('\n');
  const [head, body] = end < 0 ? [part, ''] : [part.slice(0, end), part.slice(end + 1)];
  const [kind = '', ...argument] = head.trim().split(' ');
  return { kind, argument: unescaped(argument.join(' ')), text: unescaped(body) };
}

const unescaped = (text: string): string =>
  text
    .replace(/\\\n$/, '')
    .replace(/\\\\(?=[xu][0-9a-f])|\\x([0-9a-f]{2})|\\u([0-9a-f]{4})/g, (_all, byte, unit) =>
      byte === undefined && unit === undefined ? '\\' : String.fromCharCode(Number.parseInt(byte ?? unit, 16)),
    );

/** A text as a scenario holds it: what can't be seen is written as an escape. */
export function escaped(text: string): string {
  const shown = withoutControls(text);
  return shown === '' || shown.endsWith('\n') ? shown : `${shown}\\\n`;
}

function withoutControls(text: string): string {
  return text.replace(/\\(?=[xu][0-9a-f])/g, '\\\\').replace(/(?!\n)\p{Cc}|[\u2028-\u202e\ufeff]/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
  });
}

/** Words of a command line; quotes hold some together. */
export function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain!,
  );
}

/** The scenario with what really happened. */
export function withResults(source: string, results: readonly (readonly Block[])[]): string {
  const parts = source.split(new RegExp(`^(?=${HEAD})`, 'm'));
  const kept = parts.filter((part) => !EXPECTED.some((kind) => part.startsWith(`--- ${kind}`)));
  let run = -1;
  const made = kept.map((part, i) => {
    const isRun = part.startsWith('--- run');
    const belongs = INPUT.some((kind) => part.startsWith(`--- ${kind}`));
    if (isRun) run++;
    const next = kept[i + 1];
    const isLast = (isRun || belongs) && !INPUT.some((kind) => next?.startsWith(`--- ${kind}`));
    return isLast ? `${part.trimEnd()}\n${results[run]!.map(blockText).join('')}` : part;
  });
  return `${made.join('').trimEnd()}\n`;
}

function blockText({ kind, argument, text }: Block): string {
  return `--- ${[kind, withoutControls(argument)].filter((part) => part !== '').join(' ')}\n${escaped(text)}`;
}
