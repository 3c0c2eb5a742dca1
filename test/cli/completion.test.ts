/** Completion scripts for zsh and fish: what they offer, and that a shell reads them. That of bash runs in bundle.test.ts. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rules } from '../../core/rules/list';
import { runIn, temporaryFolder } from './machine';

async function scriptFor(shell: string) {
  const { folder, remove } = temporaryFolder();
  onTestFinished(remove);
  const { code, stdout, stderr } = await runIn(['completion', shell], { folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const file = join(folder, `roadmap.${shell}`);
  writeFileSync(file, stdout);
  return { text: stdout, file };
}

/** What a shell that only reads a file says of it; undefined where the shell is not there. */
function complaints(shell: string, file: string): string | undefined {
  const { error, stderr, status } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
  return error === undefined ? `${stderr}${status === 0 ? '' : ` (${status})`}` : undefined;
}

/** The options that the help of a command lists. */
async function optionsOf(command: string): Promise<readonly string[]> {
  const { stdout } = await runIn([command, '--help'], { folder: '/' });
  return [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)]
    .map(([, option]) => option!)
    .filter((option) => option !== '--help');
}

const COMMANDS = ['check', 'schedule', 'render', 'explain', 'fmt', 'init', 'schema', 'completion'];

describe('zsh', () => {
  it('is offered commands, options with their choices, rules and paths', async () => {
    const { text, file } = await scriptFor('zsh');
    const partOf = (command: string): string => text.split(`\n    ${command})\n`)[1]?.split('\n      ;;\n')[0] ?? '';
    for (const command of COMMANDS) {
      expect(text).toContain(`'${command}:`);
      const options = await optionsOf(command);
      const left = options.filter((option) => !new RegExp(`'\\*?${option}[=[]`).test(partOf(command)));
      expect(left, command).toEqual([]);
    }
    expect(partOf('check')).toContain(
      "'--fail-on=[exit with 1 if there is a finding of this level or above]:failOn:(error warning info never)'",
    );
    expect(partOf('check')).toContain("'*--rule=[");
    expect(partOf('check')).toContain("'*:path:_files'");
    expect(partOf('explain')).toContain(`'1:rule-or-item:(${rules.map(({ name }) => name).join(' ')})'`);
    expect(partOf('schema')).not.toContain('_files');
    // Close enough to see an open quote.
    expect(complaints('bash', file)).toBe('');
    expect([undefined, '']).toContain(complaints('zsh', file));
  });
});

describe('fish', () => {
  it('is offered commands, options with their choices, rules and paths', async () => {
    const { text, file } = await scriptFor('fish');
    const lines = text.trimEnd().split('\n');
    const wrong = lines.filter(
      (line) => !/^(?:#.*|complete -c roadmap(?: (?:-[a-zA-Z]|[\w-]+|'(?:\\['\\]|[^'\\])*'))+)$/.test(line),
    );
    expect(wrong).toEqual([]);
    const linesOf = (command: string) =>
      lines.filter((line) => line.includes(`'__fish_seen_subcommand_from ${command}'`));
    for (const command of COMMANDS) {
      expect(lines.some((line) => line.includes(`-n __fish_use_subcommand -a ${command} -d '`))).toBe(true);
      const options = await optionsOf(command);
      const left = options.filter(
        (option) => !linesOf(command).some((line) => line.includes(` -l ${option.slice(2)} `)),
      );
      expect(left, command).toEqual([]);
    }
    expect(linesOf('check').some((line) => line.includes("-l fail-on -x -a 'error warning info never'"))).toBe(true);
    expect(linesOf('check').some((line) => line.endsWith(' -F'))).toBe(true);
    expect(linesOf('explain').some((line) => line.includes(rules[0]!.name))).toBe(true);
    expect(linesOf('schema').some((line) => line.endsWith(' -F'))).toBe(false);
    expect([undefined, '']).toContain(complaints('fish', file));
  });
});
