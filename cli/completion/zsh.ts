/** A completion script for zsh, made from the commands themselves. */
import type { Command, Option } from 'commander';
import { type Completion, commandsOf, firstWords, takesFile, takesPaths, visibleOptions } from './words';

export const zshCompletion: Completion = (program, rules) => {
  const commands = commandsOf(program);
  const names = commands.map((command) => quoted(`${command.name()}:${command.summary()}`));
  return `#compdef roadmap
# Completion of roadmap in zsh; put this into ~/.zshrc, behind compinit: source <(roadmap completion zsh)
_roadmap() {
  local command=$words[2]
  if (( CURRENT == 2 )); then
    local -a commands
    commands=(${[...names, quoted('help:print help for a command')].join(' ')})
    _describe command commands
    _arguments '--help[print help]' '--version[print the version]'
    return
  fi
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map((command) => commandCase(command, rules)).join('')}    help) _arguments '1:command:(${commands.map((command) => command.name()).join(' ')})' ;;
  esac
}
if [ "$funcstack[1]" = _roadmap ]; then _roadmap "$@"; else compdef _roadmap roadmap; fi
`;
};

function commandCase(command: Command, rules: readonly string[]): string {
  const specs = [
    ...visibleOptions(command).map(optionSpec),
    "'(- *)'{-h,--help}'[print help]'",
    ...argumentSpecs(command, rules),
  ];
  return `    ${command.name()})\n      _arguments -s ${specs.join(' \\\n        ')}\n      ;;\n`;
}

/** `--format=` takes its value behind `=` or as the next word; `*` may be given again. */
function optionSpec(option: Option): string {
  const { long, short, description, argChoices, required } = option;
  const again = option.parseArg !== undefined && long === '--rule' ? '*' : '';
  const told = `[${description.replace(/[\\\]:]/g, '\\$&')}]`;
  if (!required) return quoted(`${again}${long}${told}`);
  const values = argChoices === undefined ? (takesFile(option) ? '_files' : ' ') : `(${argChoices.join(' ')})`;
  const value = `:${option.attributeName()}:${values}`;
  const named = quoted(`${again}${long}=${told}${value}`);
  return short === undefined ? named : `${quoted(`${short}${told}${value}`)} ${named}`;
}

function argumentSpecs(command: Command, rules: readonly string[]): readonly string[] {
  const words = firstWords(command, rules);
  const first = words.length === 0 ? [] : [quoted(`1:${command.registeredArguments[0]!.name()}:(${words.join(' ')})`)];
  return takesPaths(command) ? [...first, quoted('*:path:_files')] : first;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
