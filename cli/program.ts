/** The commands, and how their mistakes are said. */
import { Command, CommanderError } from 'commander';
import { checkCommand } from './commands/check';
import type { Context } from './commands/context';
import { explainCommand } from './commands/explain';
import { initCommand } from './commands/init';
import { lspCommand } from './commands/lsp';
import { examples } from './commands/options';
import { renderCommand } from './commands/render';
import { scheduleCommand } from './commands/schedule';
import { schemaCommand } from './commands/schema';
import { Failure } from './io/failure';
import type { Io, Product } from './io/io';
import { visible } from './text/plain';

/** Runs a command line (without the program's name) and returns the exit code. Never throws. */
export async function run(args: readonly string[], io: Io, product: Product): Promise<number> {
  let code = 0;
  const program = programOf({ io, product, exit: (given) => (code = given) });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return endWith(error, io);
  }
}

export function programOf(context: Context): Command {
  const { io, product } = context;
  const program = new Command('roadmap')
    .description('Checks, schedules and draws marketing technology roadmaps that are written as code.')
    .version(product.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      `${examples([
        'roadmap check',
        'find mistakes and gaps in the roadmaps of this folder',
      ])}\nExit codes: 0 fine, 1 findings, 2 wrong use, 3 something can't be read. Each command has its own --help.`,
    );
  for (const make of [
    checkCommand,
    scheduleCommand,
    renderCommand,
    explainCommand,
    initCommand,
    schemaCommand,
    lspCommand,
  ])
    program.addCommand(make(context));
  for (const command of [program, ...program.commands]) settle(command, io);
  return program;
}

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

/** Says in one line what went wrong. */
function endWith(error: unknown, io: Io): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    return say(io, 2, commanderWords(error));
  }
  if (error instanceof Failure) return say(io, error.code, error.message);
  const what = error instanceof Error ? error.message : String(error);
  return say(io, 3, `This is a mistake in the program itself (${what}). Please report it with what you did.`);
}

function say(io: Io, code: number, message: string): number {
  io.stderr.write(`roadmap: ${visible(message.replace(/\s*\n\s*/g, ' '))}\n`);
  return code;
}

function commanderWords(error: CommanderError): string {
  if (error.code === 'commander.help') return 'Name a command; roadmap --help lists them.';
  const said = error.message.replace(/^error: /, '').replace(/\n\(Did you mean (.*)\?\)$/, '. Did you mean $1?');
  const sentence = said.charAt(0).toUpperCase() + said.slice(1);
  return `${/[.?]$/.test(sentence) ? sentence : `${sentence}.`} See roadmap --help.`;
}
