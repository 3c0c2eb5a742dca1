/** `roadmap schedule --what-if`: what a change would move, without making it. */
import { join } from 'node:path';
import { rulesByName } from '../../core/rules/list';
import { assignmentOf, outlook } from '../../core/tools/change';
import { shownFindings } from '../check/report';
import type { Comparison } from '../diff/compare';
import { shown } from '../files/paths';
import { diffJson } from '../formats/diff-json';
import { diffText } from '../formats/diff-text';
import { misuse } from '../io/failure';
import type { Io } from '../io/io';
import { todayFrom } from '../io/today';
import type { Roadmap } from '../roadmap/pick';
import { type ColorChoice, styleFor } from '../text/style';

export interface WhatIfOptions {
  readonly format: 'table' | 'json' | 'csv';
  readonly whatIf: readonly string[];
  readonly today?: string;
  readonly color: ColorChoice;
}

/** What is printed. @throws Failure for a change that can't be meant */
export function whatIf({ project, root }: Roadmap, options: WhatIfOptions, io: Io): string {
  if (options.format === 'csv') throw misuse('--what-if prints no CSV: use --format table or json.');
  const { workspace } = project;
  workspace.setToday(todayFrom(options.today, io, project.top));
  const assignments = options.whatIf.map((text) => {
    const read = assignmentOf(workspace, root, text);
    if ('problem' in read) throw misuse(`--what-if: ${read.problem}`);
    return read;
  });
  const found = outlook(workspace, root, assignments);
  if ('problem' in found) throw misuse(`--what-if: ${found.problem}`);
  const wrong = found.errors.find(({ rule }) => rulesByName.get(rule)?.group === 'syntax');
  if (wrong !== undefined) throw misuse(`--what-if: ${wrong.message}`);
  const path = shown(io.folder, join(project.top, root));
  const { findings, edits } = found.review;
  const head = { ...project, workspace: found.workspace };
  const one = {
    name: root,
    path,
    review: found.review,
    introduced: shownFindings(head, io.folder, findings.introduced),
    fixed: shownFindings(project, io.folder, findings.fixed),
  };
  const comparison: Comparison = {
    base: path,
    head: `${path} with ${options.whatIf.join(', ')}`,
    compared: edits.length + findings.introduced.length + findings.fixed.length === 0 ? [] : [one],
    isLookedAt: (name) => name === root,
    meaningless: [],
  };
  return options.format === 'json'
    ? diffJson(comparison)
    : diffText(comparison, { style: styleFor(options.color, io) });
}
