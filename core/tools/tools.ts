/** The tools that agents and language models are given: what each is for, and what it takes. Hosts only bring files. */

import type { InputSchema, ObjectSchema } from './input';
import { wrongWith } from './input';

export const TOOL_NAMES = ['check', 'explain', 'what_if', 'diff', 'propose_change'] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

export interface Tool {
  readonly title: string;
  readonly description: string;
  readonly input: ObjectSchema;
}

const PATH: InputSchema = {
  type: 'string',
  description: 'The file of a roadmap, from the top of the workspace. Only needed where there are several roadmaps.',
};

const CHANGES: InputSchema = {
  type: 'array',
  minItems: 1,
  description: 'What to change, one field each.',
  items: {
    type: 'object',
    description: 'One field.',
    properties: {
      entity: {
        type: 'string',
        description:
          "The id, with its collection if other kinds have it too: 'adopt-crm', 'adopt-crm.set-up' for an activity, 'tools.crm', 'milestones.launch'.",
      },
      field: {
        type: 'string',
        description:
          "The field, with dots for one within another: 'duration', 'costs.licence.amount'. Without it, the value is a whole new entry, or null takes the entry away.",
      },
      value: {
        description:
          "The new value as the roadmap would have it: '6w', '2026-07-01', 12000, ['growth.leads']. null takes the field away.",
      },
    },
    required: ['entity', 'value'],
    additionalProperties: false,
  },
};

export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  check: {
    title: 'Check roadmaps',
    description:
      'Finds mistakes and gaps in the roadmaps of the workspace: unknown references, milestones at risk, contracts that renew too soon, teams over capacity and more, with file and line.',
    input: {
      type: 'object',
      properties: {
        paths: {
          type: 'array',
          description: 'Files to report on, from the top of the workspace; all by default.',
          items: { type: 'string', description: 'A file.' },
        },
        level: {
          type: 'string',
          description: 'The least level that is reported; info by default.',
          enum: ['error', 'warning', 'info', 'hint'],
        },
      },
      additionalProperties: false,
    },
  },
  explain: {
    title: 'Explain a rule or a date',
    description:
      'Of a rule: what it finds, why that matters, how it is mended. Of an initiative, activity or milestone: why it has its dates, step by step, each with file and line.',
    input: {
      type: 'object',
      properties: {
        what: { type: 'string', description: "A rule such as 'milestone-at-risk', or the id of an item." },
        path: PATH,
      },
      required: ['what'],
      additionalProperties: false,
    },
  },
  what_if: {
    title: 'What if',
    description:
      'Shows what a change would move, break and cost, without making it: dates, slack, the critical path, budgets, teams, KPIs.',
    input: {
      type: 'object',
      properties: { changes: CHANGES, path: PATH },
      required: ['changes'],
      additionalProperties: false,
    },
  },
  diff: {
    title: 'What changed',
    description:
      'Says what the roadmaps changed since a commit, in meaning: each edit with what follows from it, promises that break, findings that are new.',
    input: {
      type: 'object',
      properties: {
        base: {
          type: 'string',
          description: "A branch, tag or commit: 'main', 'HEAD~3'. By default where this branch left the default one.",
        },
      },
      additionalProperties: false,
    },
  },
  propose_change: {
    title: 'Change a roadmap',
    description:
      'Changes fields by entity, with comments, order and quotes kept. Answers with the difference as a patch and with what follows. A change that makes new errors is refused. Nothing is written unless write is true: ask first without it.',
    input: {
      type: 'object',
      properties: {
        changes: CHANGES,
        path: PATH,
        write: { type: 'boolean', description: 'Whether the files are written; false by default.' },
      },
      required: ['changes'],
      additionalProperties: false,
    },
  },
};

export const isTool = (name: string): name is ToolName => TOOL_NAMES.some((one) => one === name);

/** What is wrong with an input for a tool, as a sentence. */
export const wrongInput = (name: ToolName, input: unknown): string | undefined =>
  wrongWith(input, TOOLS[name].input, 'The input');
