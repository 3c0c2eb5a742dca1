/** A completion script for fish, made from the commands themselves. */
import type { Command, Option } from 'commander';
import { type Completion, commandsOf, firstWords, takesFile, takesPaths, visibleOptions } from './words';

export const fishCompletion: Completion = (program, rules) => {
  const commands = commandsOf(program);
  const names = commands.map((command) => command.name());
  const lines = [
    '# Completion of roadmap in fish: roadmap completion fish > ~/.config/fish/completions/roadmap.fish',
    line('-f'),
    ...commands.map((command) => line('-n', '__fish_use_subcommand', '-a', command.name(), ...told(command.summary()))),
    line('-n', '__fish_use_subcommand', '-a', 'help', ...told('print help for a command')),
    line('-n', '__fish_use_subcommand', '-l', 'version', ...told('print the version')),
    line('-s', 'h', '-l', 'help', ...told('print help')),
    line('-n', within('help'), '-a', quoted(names.join(' '))),
    ...commands.flatMap((command) => commandLines(command, rules)),
  ];
  return `${lines.join('\n')}\n`;
};

function commandLines(command: Command, rules: readonly string[]): readonly string[] {
  const here = within(command.name());
  const words = firstWords(command, rules);
  return [
    ...visibleOptions(command).map((option) => line('-n', here, ...optionParts(option))),
    ...(words.length === 0 ? [] : [line('-n', here, '-a', quoted(words.join(' ')))]),
    ...(takesPaths(command) ? [line('-n', here, '-F')] : []),
  ];
}

/** `-x` takes a value that is no file, `-r` one that may be. */
function optionParts(option: Option): readonly string[] {
  const { long, short, description, argChoices, required } = option;
  const names = [...(short === undefined ? [] : ['-s', short.slice(1)]), '-l', long!.slice(2)];
  const value = !required ? [] : takesFile(option) ? ['-r', '-F'] : ['-x'];
  const choices = argChoices === undefined ? [] : ['-a', quoted(argChoices.join(' '))];
  return [...names, ...value, ...choices, ...told(description)];
}

const line = (...parts: readonly string[]): string => ['complete', '-c', 'roadmap', ...parts].join(' ');
const within = (command: string): string => quoted(`__fish_seen_subcommand_from ${command}`);
const told = (text: string): readonly string[] => ['-d', quoted(text)];
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
