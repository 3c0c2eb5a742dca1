/** `--rule NAME=LEVEL` */

import { changeRules } from '../../core/diff/promises/list';
import { LEVELS, type Level } from '../../core/format/entities';
import { didYouMean, either, near } from '../../core/format/words';
import type { Overrides } from '../../core/report';
import { rulesByName } from '../../core/rules/list';
import { misuse } from '../io/failure';

/** Of roadmaps and of changes. */
const NAMES: ReadonlySet<string> = new Set([...rulesByName.keys(), ...changeRules.map(({ name }) => name)]);

/** @throws Failure for what is no rule or no level */
export function levelsFrom(options: readonly string[]): Overrides {
  return new Map(options.map(levelFrom));
}

function levelFrom(option: string): [string, Level] {
  const at = option.indexOf('=');
  const [name, level] = [option.slice(0, at), option.slice(at + 1)];
  if (at < 0) throw misuse(`--rule ${option}: write it as NAME=LEVEL, such as unknown-key=warning.`);
  if (!NAMES.has(name))
    throw misuse(`--rule ${option}: there is no rule '${name}'.${didYouMean(near(name, NAMES).words)}`);
  if (!isLevel(level)) throw misuse(`--rule ${option}: '${level}' is no level. Use ${either(Object.keys(LEVELS))}.`);
  if (name === 'yaml-syntax') throw misuse(`--rule ${option}: what is no YAML is always an error.`);
  return [name, level];
}

const isLevel = (text: string): text is Level => Object.hasOwn(LEVELS, text);
