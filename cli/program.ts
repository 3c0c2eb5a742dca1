/** The commands, and how their mistakes are said. */
import { Command, CommanderError } from 'commander';
import { checkCommand } from './commands/check';
import { completionCommand } from './commands/completion';
import type { Context } from './commands/context';
import { diffCommand } from './commands/diff';
import { explainCommand } from './commands/explain';
import { fmtCommand } from './commands/fmt';
import { gitSetupCommand } from './commands/git-setup';
import { historyCommand } from './commands/history';
import { initCommand } from './commands/init';
import { lspCommand } from './commands/lsp';
import { mcpCommand } from './commands/mcp';
import { mergeCommand } from './commands/merge';
import { examples } from './commands/options';
import { renderCommand } from './commands/render';
import { scheduleCommand } from './commands/schedule';
import { schemaCommand } from './commands/schema';
import { textconvCommand } from './commands/textconv';
import { complain, Failure, misuse, unreadable } from './io/failure';
import type { Io, Product } from './io/io';

/** Runs a command line (without the program's name) and returns the exit code. Never throws. */
export async function run(args: readonly string[], io: Io, product: Product): Promise<number> {
  let code = 0;
  const program = programOf({ io, product, behind: behindDashes(args), exit: (given) => (code = given) });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    const command = program.commands.find((one) => one.name() === args[0]);
    const failed = endWith(error, command === undefined ? 'roadmap' : `roadmap ${args[0]}`, io);
    return failed > 0 && command?.name() === 'merge' ? MERGE_FAILED : failed;
  } finally {
    io.stdin.close();
  }
}

/** Git takes what is below for a conflict whose marks are written. */
const MERGE_FAILED = 129;

function behindDashes(args: readonly string[]): readonly string[] {
  const at = args.indexOf('--');
  return at < 0 ? [] : args.slice(at + 1);
}

/** In the order in which help lists them. */
const COMMANDS: readonly ((context: Context) => Command)[] = [
  checkCommand,
  diffCommand,
  historyCommand,
  scheduleCommand,
  renderCommand,
  explainCommand,
  fmtCommand,
  initCommand,
  gitSetupCommand,
  mergeCommand,
  textconvCommand,
  schemaCommand,
  lspCommand,
  mcpCommand,
  completionCommand,
];

function programOf(context: Context): Command {
  const program = new Command('roadmap')
    .description('Checks, schedules and draws marketing technology roadmaps that are written as code.')
    .version(context.product.version, '--version', 'print the version')
    .helpCommand('help [command]', 'print help for a command')
    .showSuggestionAfterError()
    .addHelpText('after', HELP_END);
  for (const make of COMMANDS) program.addCommand(make(context));
  for (const command of [program, ...program.commands]) settle(command, context.io);
  return program;
}

const HELP_END = `${examples(
  ['roadmap init', 'write a first roadmap'],
  ['roadmap check', 'find mistakes and gaps in the roadmaps of this folder'],
  ['roadmap schedule plan.roadmap.yaml', 'see when everything happens'],
  ['roadmap render plan.roadmap.yaml', 'draw it as a Gantt chart'],
)}
Exit codes: 0 fine, 1 findings, 2 wrong use, 3 something can't be read. Each command has its own --help.`;

function settle(command: Command, io: Io): void {
  command
    .helpOption('-h, --help', 'print help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // Mistakes are said once, in `endWith`.
      writeErr: () => {},
      getOutHelpWidth: () => Math.min(io.stdout.columns ?? 100, 100),
      getErrHelpWidth: () => Math.min(io.stderr.columns ?? 100, 100),
    });
}

/** Says in one line what went wrong, and gives the exit code. `place` names the command whose help tells more. */
function endWith(error: unknown, place: string, io: Io): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const failure =
    error instanceof CommanderError
      ? misuse(commanderWords(error, place))
      : error instanceof Failure
        ? error
        : fault(error);
  complain(io, failure.message);
  return failure.code;
}

function fault(error: unknown): Failure {
  const what = error instanceof Error ? error.message : String(error);
  return unreadable(`This is a mistake in the program itself (${what}). Please report it with what you did.`);
}

function commanderWords(error: CommanderError, place: string): string {
  if (error.code === 'commander.help') return 'Name a command; roadmap --help lists them.';
  const said = error.message.replace(/^error: /, '').replace(/\n\(Did you mean (.*)\?\)$/, '. Did you mean $1?');
  const sentence = said.charAt(0).toUpperCase() + said.slice(1);
  return `${/[.?]$/.test(sentence) ? sentence : `${sentence}.`} See ${place} --help.`;
}
