/** What commands have to complete, for scripts of all shells. */
import type { Command, Option } from 'commander';

/** Makes a completion script. @param rules what `explain` can be asked about */
export type Completion = (program: Command, rules: readonly string[]) => string;

export const commandsOf = (program: Command): readonly Command[] =>
  program.commands.filter((command) => command.name() !== 'help');

export const visibleOptions = (command: Command): readonly Option[] => command.options.filter(({ hidden }) => !hidden);

/** What may stand first behind a command, where that is no path. */
export const firstWords = (command: Command, rules: readonly string[]): readonly string[] =>
  command.registeredArguments[0]?.argChoices ?? (command.name() === 'explain' ? rules : []);

/** Whether a command takes paths, first or behind its first word. */
export const takesPaths = ({ registeredArguments }: Command): boolean =>
  registeredArguments.some((argument) => argument.argChoices === undefined && !/rule/.test(argument.name()));

/** Options that take a file or a folder. */
export const takesFile = ({ flags }: Option): boolean => /<(file|name)>/.test(flags);
