/** A completion script for bash, made from the commands themselves. */
import type { Command } from 'commander';
import { type Completion, commandsOf, firstWords, visibleOptions } from './words';

export const bashCompletion: Completion = (program, rules) => {
  const commands = commandsOf(program);
  const names = commands.map((command) => command.name());
  return `# Completion of roadmap in bash; put this into ~/.bashrc: source <(roadmap completion bash)
_roadmap() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${[...names, 'help', '--help', '--version'].join(' ')}"
  else
    case "\${COMP_WORDS[1]} $before" in
${commands.flatMap(choiceCases).join('')}      *)
        case "\${COMP_WORDS[1]} $word" in
${commands.map((command) => `          "${command.name()} -"*) words="${optionNames(command)}" ;;\n`).join('')}\
${commands.map((command) => argumentCase(command, rules)).join('')}          "help "*) words="${names.join(' ')}" ;;
        esac
        ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _roadmap roadmap
`;
};

/** What may stand behind an option. */
function choiceCases(command: Command): readonly string[] {
  return visibleOptions(command).flatMap(({ long, argChoices }) =>
    argChoices === undefined ? [] : [`      "${command.name()} ${long}") words="${argChoices.join(' ')}" ;;\n`],
  );
}

const optionNames = (command: Command): string =>
  [...visibleOptions(command).map(({ long }) => long), '--help'].join(' ');

function argumentCase(command: Command, rules: readonly string[]): string {
  const words = firstWords(command, rules);
  return words.length === 0 ? '' : `          "${command.name()} "*) words="${words.join(' ')}" ;;\n`;
}
