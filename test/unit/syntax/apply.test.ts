/** What each kind of change makes of a text: comments, order, quotes and indentation stay as they were. */
import { describe, expect, it } from 'vitest';
import { applyEdits, toEdits } from '../../../core/syntax/apply';
import type { Change } from '../../../core/syntax/edit';
import { parseFile } from '../../../core/syntax/file';

const FILE = 'main.roadmap.yaml';

type Bare<C> = C extends Change ? Omit<C, 'file'> : never;

/** The text after a change; undefined where it can't be made. */
function after(text: string, change: Bare<Change>): string | undefined {
  const source = { text, tree: parseFile(text) };
  const made = toEdits([{ ...change, file: FILE } as Change], () => source);
  return made === undefined ? undefined : applyEdits(text, made[0]!.edits);
}

interface Case {
  readonly change: Bare<Change>;
  readonly before: string;
  /** Undefined where the change can't be made. */
  readonly after: string | undefined;
}

const cases: readonly Case[] = [
  {
    change: { do: 'set', path: ['tools', 'crm', 'vendor'], yaml: 'Zed' },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after:
      'version: 1\ntools:\n  crm:\n    vendor: Zed # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n    owner: ops\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'cms', 'owner'], yaml: 'ops' },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt, owner: ops}\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'set', path: ['teams', 'ops', 'lead'], yaml: 'Ann' },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {lead: Ann}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'new'], yaml: '{}' },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\n  new: {}\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'set', path: ['channels', 'email'], yaml: '{}' },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\nchannels:\n  email: {}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'contract', 'renews'], yaml: '2026-01-01' },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n    contract:\n      renews: 2026-01-01\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'cms', 'contract', 'renews'], yaml: '2026-01-01' },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt, contract: {renews: 2026-01-01}}\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm'], yaml: '{}' },
    before: 'version: 1\ntools:\n',
    after: 'version: 1\ntools:\n  crm: {}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm'], yaml: '{}' },
    before: 'version: 1\ntools:',
    after: 'version: 1\ntools:\n  crm: {}',
  },
  {
    change: { do: 'set', path: ['tools', 'crm'], yaml: '{}' },
    before: 'version: 1\ntools: # none yet\nteams: {}\n',
    after: 'version: 1\ntools: # none yet\n  crm: {}\nteams: {}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm'], yaml: '{}' },
    before: 'version: 1\ntools: {}\n',
    after: 'version: 1\ntools: {crm: {}}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm'], yaml: '{}' },
    before: 'version: 1\ntools: {a: {}}\n',
    after: 'version: 1\ntools: {a: {}, crm: {}}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm'], yaml: '{}' },
    before: 'version: 1\ntools: {a: {},}\n',
    after: 'version: 1\ntools: {a: {}, crm: {},}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm'], yaml: '{}' },
    before: 'version: 1\ntools: {\n  a: {}\n}\n',
    after: 'version: 1\ntools: {\n  a: {}, crm: {}\n}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm'], yaml: '{}' },
    before: 'version: 1\ntools: {a: {}, b}\n',
    after: 'version: 1\ntools: {a: {}, b, crm: {}}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm:\n  cms: {}\n',
    after: 'version: 1\ntools:\n  crm:\n    owner: ops\n  cms: {}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm: # mine\n  cms: {}\n',
    after: 'version: 1\ntools:\n  crm: # mine\n    owner: ops\n  cms: {}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm:\n    owner:\n    status: active\n',
    after: 'version: 1\ntools:\n  crm:\n    owner: ops\n    status: active\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm:\n    owner: # who\n    status: active\n',
    after: 'version: 1\ntools:\n  crm:\n    owner: ops # who\n    status: active\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm: {owner, status: active}\n',
    after: 'version: 1\ntools:\n  crm: {owner: ops, status: active}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm: {owner: , status: active}\n',
    after: 'version: 1\ntools:\n  crm: {owner: ops , status: active}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm'], yaml: '{}' },
    before: '',
    after: 'tools:\n  crm: {}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm'], yaml: '{}' },
    before: 'version: 1',
    after: 'version: 1\n\ntools:\n  crm: {}\n',
  },
  {
    change: { do: 'set', path: ['teams', 'ops'], yaml: '{}' },
    before: 'version: 1\n\ntools:\n  a: {}\n',
    after: 'version: 1\n\ntools:\n  a: {}\n\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\r\ntools:\r\n  crm:\r\n    vendor: A\r\n  cms: {}\r\n',
    after: 'version: 1\r\ntools:\r\n  crm:\r\n    vendor: A\r\n    owner: ops\r\n  cms: {}\r\n',
  },
  {
    change: { do: 'set', path: ['teams', 'ops'], yaml: '{}' },
    before: 'version: 1\r\ntools:\r\n  crm: {}\r\n',
    after: 'version: 1\r\ntools:\r\n  crm: {}\r\nteams:\r\n  ops: {}\r\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'description'], yaml: 'short' },
    before: 'version: 1\ntools:\n  crm:\n    description: |\n      a\n      b\n    vendor: x\n',
    after: 'version: 1\ntools:\n  crm:\n    description: short\n    vendor: x\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm:\n    description: |\n      a\n      b\n\n  cms: {}\n',
    after: 'version: 1\ntools:\n  crm:\n    description: |\n      a\n      b\n    owner: ops\n\n  cms: {}\n',
  },
  {
    change: { do: 'append', path: ['tools', 'crm', 'gaps'], yaml: 'c' },
    before: 'version: 1\ntools:\n  crm:\n    gaps:\n      - a\n      - b # two\n    vendor: x\n',
    after: 'version: 1\ntools:\n  crm:\n    gaps:\n      - a\n      - b # two\n      - c\n    vendor: x\n',
  },
  {
    change: { do: 'append', path: ['tools', 'crm', 'gaps'], yaml: 'c' },
    before: 'version: 1\ntools:\n  crm:\n    gaps:\n    - a\n    vendor: x\n',
    after: 'version: 1\ntools:\n  crm:\n    gaps:\n    - a\n    - c\n    vendor: x\n',
  },
  {
    change: { do: 'append', path: ['tools', 'crm', 'gaps'], yaml: 'c' },
    before: 'version: 1\ntools:\n  crm:\n    gaps: [a]\n',
    after: 'version: 1\ntools:\n  crm:\n    gaps: [a, c]\n',
  },
  {
    change: { do: 'append', path: ['tools', 'crm', 'gaps'], yaml: 'c' },
    before: 'version: 1\ntools:\n  crm:\n    gaps: []\n',
    after: 'version: 1\ntools:\n  crm:\n    gaps: [c]\n',
  },
  {
    change: { do: 'append', path: ['tools', 'crm', 'gaps'], yaml: 'c' },
    before: 'version: 1\ntools:\n  crm:\n    gaps:\n',
    after: 'version: 1\ntools:\n  crm:\n    gaps: [c]\n',
  },
  {
    change: { do: 'append', path: ['tools', 'crm', 'gaps'], yaml: 'c' },
    before: 'version: 1\ntools:\n  crm: {}\n',
    after: 'version: 1\ntools:\n  crm: {gaps: [c]}\n',
  },
  {
    change: { do: 'append', path: ['tools', 'crm', 'gaps'], yaml: 'c' },
    before: 'version: 1\ntools:\n  crm:\n    gaps: [\n      a,\n      b,\n    ]\n',
    after: 'version: 1\ntools:\n  crm:\n    gaps: [\n      a,\n      b, c,\n    ]\n',
  },
  {
    change: { do: 'append', path: ['tools', 'crm', 'gaps'], yaml: 'c' },
    before: 'version: 1\ntools:\n  crm:\n    gaps: x\n',
    after: undefined,
  },
  {
    change: { do: 'append', path: ['initiatives', 'a', 'dependsOn'], yaml: 'c' },
    before: 'version: 1\ninitiatives:\n  a:\n    dependsOn:\n      b: {}\n',
    after: 'version: 1\ninitiatives:\n  a:\n    dependsOn:\n      b: {}\n      c: {}\n',
  },
  {
    change: { do: 'append', path: ['initiatives', 'a', 'dependsOn'], yaml: 'c' },
    before: 'version: 1\ninitiatives:\n  a:\n    dependsOn: {b: {}}\n',
    after: 'version: 1\ninitiatives:\n  a:\n    dependsOn: {b: {}, c: {}}\n',
  },
  {
    change: { do: 'append', path: ['tools', 'crm', 'gaps'], yaml: 'c' },
    before: 'version: 1\ntools:\n  crm:\n    gaps:\n      - a: b\n        c: d\n      - x\n',
    after: 'version: 1\ntools:\n  crm:\n    gaps:\n      - a: b\n        c: d\n      - x\n      - c\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm', 'vendor'] },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after: 'version: 1\ntools:\n  crm:\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm'] },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after: 'version: 1\ntools:\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'cms'] },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after: 'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'cms', 'vendor'] },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after: 'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {}\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'remove', path: ['teams', 'ops'] },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after: 'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n',
  },
  {
    change: { do: 'remove', path: ['teams'] },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after: 'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\n',
  },
  {
    change: { do: 'remove', path: ['version'] },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after: 'tools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm', 'b'] },
    before: 'version: 1\ntools:\n  crm: {a: 1, b: 2, c: 3}\n',
    after: 'version: 1\ntools:\n  crm: {a: 1, c: 3}\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm', 'c'] },
    before: 'version: 1\ntools:\n  crm: {a: 1, b: 2, c: 3}\n',
    after: 'version: 1\ntools:\n  crm: {a: 1, b: 2}\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm', 'a'] },
    before: 'version: 1\ntools:\n  crm: {a: 1, b: 2, c: 3}\n',
    after: 'version: 1\ntools:\n  crm: {b: 2, c: 3}\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm', 'gaps', 0] },
    before: 'version: 1\ntools:\n  crm:\n    gaps: [a, b]\n',
    after: 'version: 1\ntools:\n  crm:\n    gaps: [b]\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm', 'gaps', 0] },
    before: 'version: 1\ntools:\n  crm:\n    gaps: [a]\n    vendor: x\n',
    after: 'version: 1\ntools:\n  crm:\n    vendor: x\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm', 'gaps', 1] },
    before: 'version: 1\ntools:\n  crm:\n    gaps:\n      - a\n      - b # two\n      - c\n    vendor: x\n',
    after: 'version: 1\ntools:\n  crm:\n    gaps:\n      - a\n      - c\n    vendor: x\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm', 'gaps', 1] },
    before: 'version: 1\ntools:\n  crm:\n    gaps:\n      - a-b\n      - c-d\n',
    after: 'version: 1\ntools:\n  crm:\n    gaps:\n      - a-b\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm', 'gaps', 1] },
    before: 'version: 1\ntools:\n  crm:\n    gaps: [\n      a,\n      b, # two\n      c\n    ]\n',
    after: 'version: 1\ntools:\n  crm:\n    gaps: [\n      a,\n      c\n    ]\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm'] },
    before: 'version: 1\ntools: {crm: {}, cms: {}}\n',
    after: 'version: 1\ntools: {cms: {}}\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm'] },
    before: 'version: 1\ntools: {crm: {}}\n',
    after: 'version: 1\ntools: {}\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm', 'vendor'] },
    before: 'version: 1\ntools:\n  crm:\n    vendor: x\n',
    after: 'version: 1\ntools:\n  crm:\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm'] },
    before: 'version: 1\ntools:\n  crm:\n    vendor: x',
    after: 'version: 1\ntools:\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm'] },
    before: 'version: 1\ntools:\n  crm: {}\n  # about cms\n  cms: {}\n',
    after: 'version: 1\ntools:\n  # about cms\n  cms: {}\n',
  },
  {
    change: { do: 'remove', path: ['imports', 0] },
    before: 'version: 1\nimports: [a, b]\n',
    after: 'version: 1\nimports: [b]\n',
  },
  {
    change: { do: 'remove', path: ['imports', 0] },
    before: 'version: 1\nimports: [a]\n',
    after: 'version: 1\nimports: []\n',
  },
  {
    change: { do: 'remove', path: ['imports', 0] },
    before: 'version: 1\nimports:\n  - a\n',
    after: 'version: 1\nimports:\n',
  },
  {
    change: { do: 'remove', path: ['imports', 'a'] },
    before: 'version: 1\nimports:\n  a: x\n',
    after: 'version: 1\nimports:\n',
  },
  {
    change: { do: 'remove', path: ['initiatives', 'a', 'dependsOn', 0] },
    before: 'version: 1\ninitiatives:\n  a: {start: 2026-01-01, dependsOn: [b]}\n',
    after: 'version: 1\ninitiatives:\n  a: {start: 2026-01-01}\n',
  },
  {
    change: { do: 'remove', path: ['teams', 'a', 'members', 'x'] },
    before: 'version: 1\nteams:\n  a:\n    members:\n      x: Ann\n',
    after: 'version: 1\nteams:\n  a:\n',
  },
  {
    change: { do: 'remove', path: ['tools', 'crm', 'vendor'] },
    before: 'version: 1\r\ntools:\r\n  crm:\r\n    vendor: A\r\n    owner: x\r\n',
    after: 'version: 1\r\ntools:\r\n  crm:\r\n    owner: x\r\n',
  },
  {
    change: { do: 'rename-key', path: ['tools', 'crm'], to: 'crm-2' },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after:
      'version: 1\ntools:\n  crm-2:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'rename-key', path: ['tools', 'cms'], to: 'true' },
    before:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  cms: {vendor: Bolt}\nteams:\n  ops: {}\n',
    after:
      'version: 1\ntools:\n  crm:\n    vendor: Acme # who\n    status: active\n  "true": {vendor: Bolt}\nteams:\n  ops: {}\n',
  },
  {
    change: { do: 'rename-key', path: ['tools', 'crm'], to: 'x' },
    before: 'version: 1\ntools:\n  "crm": {}\n',
    after: 'version: 1\ntools:\n  "x": {}\n',
  },
  {
    change: { do: 'rename-key', path: ['tools', 'crm'], to: 'x' },
    before: "version: 1\ntools: {'crm': {}}\n",
    after: "version: 1\ntools: {'x': {}}\n",
  },
  {
    change: { do: 'set-text', path: ['tools', 'crm', 'owner'], text: 'b' },
    before: 'version: 1\ntools:\n  crm: {owner: "a"}\n',
    after: 'version: 1\ntools:\n  crm: {owner: "b"}\n',
  },
  {
    change: { do: 'set-text', path: ['tools', 'crm', 'owner'], text: "it's" },
    before: "version: 1\ntools:\n  crm: {owner: 'a'}\n",
    after: "version: 1\ntools:\n  crm: {owner: 'it''s'}\n",
  },
  {
    change: { do: 'set-text', path: ['tools', 'crm', 'owner'], text: 'a: b' },
    before: 'version: 1\ntools:\n  crm: {owner: a}\n',
    after: 'version: 1\ntools:\n  crm: {owner: "a: b"}\n',
  },
  {
    change: { do: 'set-text', path: ['tools', 'crm', 'owner'], text: '1.5' },
    before: 'version: 1\ntools:\n  crm: {owner: a}\n',
    after: 'version: 1\ntools:\n  crm: {owner: "1.5"}\n',
  },
  {
    change: { do: 'set-text', path: ['tools', 'crm', 'owner'], text: 'ops' },
    before: 'version: 1\ntools:\n  crm:\n    owner: >-\n      long\n      text\n    vendor: x\n',
    after: 'version: 1\ntools:\n  crm:\n    owner: ops\n    vendor: x\n',
  },
  {
    change: { do: 'set-text', path: ['channels', 'e', 'tools', 1], text: 'c' },
    before: 'version: 1\nchannels:\n  e:\n    tools:\n      - a\n      - b\n',
    after: 'version: 1\nchannels:\n  e:\n    tools:\n      - a\n      - c\n',
  },
  {
    change: { do: 'set-text', path: ['tools', 'crm', 'name'], text: 'x, y' },
    before: 'version: 1\ntools:\n  crm: {owner: a}\n',
    after: 'version: 1\ntools:\n  crm: {owner: a, name: "x, y"}\n',
  },
  {
    change: { do: 'set-text', path: ['tools', 'crm', 'name'], text: 'x\ny' },
    before: 'version: 1\ntools:\n  crm: {}\n',
    after: 'version: 1\ntools:\n  crm: {name: "x\\ny"}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  ? crm\n  : {}\n',
    after: 'version: 1\ntools:\n  ? crm\n  : {owner: ops}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\nx-a: &a {vendor: x}\ntools:\n  crm: *a\n',
    after: 'version: 1\nx-a: &a {vendor: x, owner: ops}\ntools:\n  crm: *a\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm: !x {}\n',
    after: 'version: 1\ntools:\n  crm: !x {owner: ops}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm: &a\n    vendor: x\n',
    after: 'version: 1\ntools:\n  crm: &a\n    vendor: x\n    owner: ops\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'adoption', 'seats'], yaml: '5' },
    before: 'version: 1\ntools:\n    crm:\n        vendor: x\n',
    after: 'version: 1\ntools:\n    crm:\n        vendor: x\n        adoption:\n          seats: 5\n',
  },
  {
    change: { do: 'set', path: ['tools', 'cms', 'vendor'], yaml: 'x' },
    before: 'version: 1\ntools:\n    crm:\n        vendor: x\n',
    after: 'version: 1\ntools:\n    crm:\n        vendor: x\n    cms:\n      vendor: x\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm: {vendor: "a:b"}\n',
    after: 'version: 1\ntools:\n  crm: {vendor: "a:b", owner: ops}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'a:b', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  "a:b": {}\n',
    after: 'version: 1\ntools:\n  "a:b": {owner: ops}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm:\n    vendor: x\n    # last words\n\n  # about cms\n  cms: {}\n',
    after: 'version: 1\ntools:\n  crm:\n    vendor: x\n    owner: ops\n    # last words\n\n  # about cms\n  cms: {}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm:\n    vendor: x\n    # the end',
    after: 'version: 1\ntools:\n  crm:\n    vendor: x\n    owner: ops\n    # the end',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm: {vendor: x, # c\n    status: active}\n',
    after: 'version: 1\ntools:\n  crm: {vendor: x, # c\n    status: active, owner: ops}\n',
  },
  {
    change: { do: 'set', path: ['tools', 'crm', 'owner'], yaml: 'ops' },
    before: 'version: 1\ntools:\n  crm: {vendor: x # c\n    }\n',
    after: 'version: 1\ntools:\n  crm: {vendor: x, owner: ops # c\n    }\n',
  },
];

const name = ({ change, before }: Case): string => {
  const said = 'path' in change ? [change.do, change.path.join('.')] : [change.do];
  return `${said.join(' ')} in ${JSON.stringify(before)}`;
};

describe('changes', () => {
  it.each(cases.map((one) => [name(one), one] as const))('%s', (_name, one) => {
    const found = after(one.before, one.change);
    expect(found).toBe(one.after);
    expect(parseFile(found ?? '').problems).toEqual([]);
  });
});

/** What stands in the way of simple edits: each is refused, or made without touching what others say. */
const odd: readonly (readonly [string, Bare<Change>, string, string | undefined])[] = [
  // Dashes that are none.
  [
    'a dash in an anchor',
    { do: 'remove', path: ['tools', 'a', 'gaps', 0] },
    'tools:\n  a:\n    gaps:\n      - &my-tool xyz\n      - b\n',
    'tools:\n  a:\n    gaps:\n      - b\n',
  ],
  [
    'a dash in a comment',
    { do: 'remove', path: ['tools', 'a', 'gaps', 0] },
    'tools:\n  a:\n    gaps:\n      -\n        # a - dash\n        qqq\n      - b\n',
    'tools:\n  a:\n    gaps:\n      # a - dash\n      - b\n',
  ],
  [
    'a list in a list',
    { do: 'remove', path: ['tools', 'a', 'gaps', 0, 1] },
    'tools:\n  a:\n    gaps:\n      - - a\n        - b\n',
    'tools:\n  a:\n    gaps:\n      - - a\n',
  ],
  // A comment at the end of a removed line goes with it, others stay.
  [
    'its own comment',
    { do: 'remove', path: ['tools', 'a', 'gaps', 0] },
    'tools:\n  a:\n    gaps:\n      # above\n      - nope # gone\n      # below\n      - b # b\n',
    'tools:\n  a:\n    gaps:\n      # above\n      # below\n      - b # b\n',
  ],
  [
    'comments between its lines',
    { do: 'remove', path: ['tools', 'a'] },
    'tools:\n  a: # a\n    # why\n    vendor: x # who\n  b: {}\n',
    'tools:\n  # why\n  b: {}\n',
  ],
  [
    'the comment of the one before, over lines',
    { do: 'remove', path: ['tools', 'a', 'gaps', 1] },
    'tools:\n  a: {gaps: [\n    crm, # main\n    xyz # second\n    ]}\n',
    'tools:\n  a: {gaps: [\n    crm # main\n    ]}\n',
  ],
  [
    'the comment of the one before, in front of a bracket',
    { do: 'remove', path: ['tools', 'a', 'gaps', 1] },
    'tools:\n  a: {gaps: [b, # on b\n    zz]}\n',
    'tools:\n  a: {gaps: [b # on b\n    ]}\n',
  ],
  [
    'the comment of the one behind',
    { do: 'remove', path: ['tools', 'a', 'gaps', 1] },
    'tools:\n  a: {gaps: [a, b, # on b\n    c]}\n',
    'tools:\n  a: {gaps: [a, # on b\n    c]}\n',
  ],
  [
    'a closing comma',
    { do: 'remove', path: ['tools', 'a', 'gaps', 1] },
    'tools:\n  a: {gaps: [a, b,]}\n',
    'tools:\n  a: {gaps: [a,]}\n',
  ],
  // The file as a whole.
  [
    'a file in braces',
    { do: 'set', path: ['calendar', 'start'], yaml: '2026-01-01' },
    '{version: 1, tools: {}}\n',
    '{version: 1, tools: {}, calendar: {start: 2026-01-01}}\n',
  ],
  ['a section of a file in braces', { do: 'remove', path: ['tools'] }, '{version: 1, tools: {}}\n', '{version: 1}\n'],
  [
    'a key without value in braces',
    { do: 'set', path: ['tools', 'a', 'vendor'], yaml: 'x' },
    '{version: 1, tools: {a: }}\n',
    '{version: 1, tools: {a: {vendor: x} }}\n',
  ],
  ['empty braces', { do: 'set', path: ['tools', 'a'], yaml: '{}' }, '{}\n', '{tools: {a: {}}}\n'],
  [
    'the end of the document',
    { do: 'set', path: ['tools', 'a'], yaml: '{}' },
    '---\nversion: 1\n...\n',
    '---\nversion: 1\ntools:\n  a: {}\n...\n',
  ],
  ['another document', { do: 'set', path: ['tools', 'a'], yaml: '{}' }, 'version: 1\n---\na: 1\n', undefined],
  ['a file that is a text', { do: 'set', path: ['tools', 'a'], yaml: '{}' }, 'hello\n', undefined],
  ['a file that is nothing', { do: 'set', path: ['tools', 'a'], yaml: '{}' }, '~\n', undefined],
  [
    'a file of comments',
    { do: 'set', path: ['tools', 'a'], yaml: '{}' },
    '\ufeff# one\n',
    '\ufeff# one\ntools:\n  a: {}\n',
  ],
  // Anchors, tags and aliases.
  [
    'an anchor',
    { do: 'set-text', path: ['tools', 'a', 'status'], text: 'active' },
    'tools:\n  a:\n    status: &s actve # c\n',
    'tools:\n  a:\n    status: &s active # c\n',
  ],
  [
    'an anchor with nothing',
    { do: 'set-text', path: ['tools', 'a', 'status'], text: 'active' },
    'tools:\n  a:\n    status: &s # c\n',
    'tools:\n  a:\n    status: &s active # c\n',
  ],
  [
    'an anchor on a mapping',
    { do: 'set', path: ['tools', 'a'], yaml: '{}' },
    'tools:\n  a: &s\n    status: x\n',
    'tools:\n  a: &s {}\n',
  ],
  [
    'an anchor that is used',
    { do: 'remove', path: ['tools', 'a'] },
    'tools:\n  a: &s {status: active}\n  b: *s\n',
    undefined,
  ],
  [
    'an anchor that is used, on a key',
    { do: 'remove', path: ['tools', 'a'] },
    'tools:\n  &k a: {}\n  b: {owner: *k}\n',
    undefined,
  ],
  [
    'a tag',
    { do: 'set-text', path: ['tools', 'a', 'status'], text: 'active' },
    'tools:\n  a:\n    status: !!str actve\n',
    'tools:\n  a:\n    status: !!str active\n',
  ],
  [
    'a tag that does not fit',
    { do: 'set', path: ['tools', 'a', 'status'], yaml: '[]' },
    'tools:\n  a:\n    status: !!str actve\n',
    undefined,
  ],
  [
    'an alias',
    { do: 'set-text', path: ['tools', 'b', 'owner'], text: 'ops' },
    'tools:\n  a: {owner: &o opps}\n  b: {owner: *o} # b\n',
    'tools:\n  a: {owner: &o opps}\n  b: {owner: ops} # b\n',
  ],
  [
    'an alias in a list',
    { do: 'set-text', path: ['tools', 'a', 'gaps', 2], text: 'y' },
    'x-a: &o x\ntools:\n  a:\n    gaps:\n      - *o\n      - b\n      - *o # here\n',
    'x-a: &o x\ntools:\n  a:\n    gaps:\n      - *o\n      - b\n      - y # here\n',
  ],
  [
    'behind an alias',
    { do: 'append', path: ['tools', 'a', 'gaps'], yaml: 'y' },
    'x-a: &o x\ntools:\n  a:\n    gaps:\n      - b\n      - *o # here\n',
    'x-a: &o x\ntools:\n  a:\n    gaps:\n      - b\n      - *o # here\n      - y\n',
  ],
  [
    'an alias in brackets',
    { do: 'remove', path: ['tools', 'a', 'gaps', 1] },
    'x-a: &o x\ntools:\n  a: {gaps: [b, *o]}\n',
    'x-a: &o x\ntools:\n  a: {gaps: [b]}\n',
  ],
  // Scalars.
  [
    'a comment in a block scalar’s head',
    { do: 'set-text', path: ['tools', 'a', 'status'], text: 'active' },
    'tools:\n  a:\n    status: | # why\n      actve\n',
    undefined,
  ],
  [
    'a block scalar',
    { do: 'remove', path: ['tools', 'a', 'b'] },
    'tools:\n  a:\n    b: |\n      # text\n    c: 1\n',
    'tools:\n  a:\n    c: 1\n',
  ],
  [
    'a text over lines',
    { do: 'set-text', path: ['tools', 'a', 'status'], text: 'active' },
    'tools:\n  a:\n    status: act\n      ve # c\n    c: 1\n',
    'tools:\n  a:\n    status: active # c\n    c: 1\n',
  ],
  [
    'quotes over lines',
    { do: 'set-text', path: ['tools', 'a', 'status'], text: 'active' },
    'tools:\n  a:\n    status: "act # no\n      ve" # c\n',
    'tools:\n  a:\n    status: "active" # c\n',
  ],
  [
    'a list with comments',
    { do: 'set', path: ['tools', 'a', 'gaps'], yaml: '[b]' },
    'tools:\n  a:\n    gaps:\n      - a # a\n      - b # b\n',
    undefined,
  ],
  [
    'a comment below that would become text',
    { do: 'remove', path: ['tools', 'a', 'c'] },
    'tools:\n  a:\n    b: |\n      text\n    c: 1\n      # deep\n    d: 1\n',
    undefined,
  ],
  // Keys.
  [
    'a key in quotes',
    { do: 'remove', path: ['tools', 'a b'] },
    'tools:\n  "a b": {} # x\n  c: {}\n',
    'tools:\n  c: {}\n',
  ],
  [
    'an explicit key',
    { do: 'remove', path: ['tools', 'a'] },
    'tools:\n  ? a\n  : vendor: x\n  c: {}\n',
    'tools:\n  c: {}\n',
  ],
  [
    'below an explicit key',
    { do: 'set', path: ['tools', 'b'], yaml: '{}' },
    'tools:\n  ? a\n  : vendor: x\n',
    'tools:\n  ? a\n  : vendor: x\n  b: {}\n',
  ],
  [
    'an explicit key without value',
    { do: 'set', path: ['tools', 'a'], yaml: '{}' },
    'tools:\n  ? a # why\n',
    undefined,
  ],
  [
    'the key on the line of a dash',
    { do: 'remove', path: ['tools', 'a', 'l', 0, 'x'] },
    'tools:\n  a:\n    l:\n      - x: 1 # x\n        y: 2 # y\n',
    'tools:\n  a:\n    l:\n      - y: 2 # y\n',
  ],
  // Line ends and the like.
  ['a byte order mark', { do: 'remove', path: ['version'] }, '\ufeffversion: 1\ntools: {}\n', '\ufefftools: {}\n'],
  [
    'lone carriage returns',
    { do: 'remove', path: ['tools', 'a'] },
    'version: 1\rtools:\r  a: {}\r  b: {}\r',
    'version: 1\rtools:\r  b: {}\r',
  ],
  [
    'no newline at the end',
    { do: 'append', path: ['tools', 'a', 'gaps'], yaml: 'b' },
    'tools:\n  a:\n    gaps:\n      - a # last',
    'tools:\n  a:\n    gaps:\n      - a # last\n      - b',
  ],
  [
    'a tab behind a dash',
    { do: 'remove', path: ['tools', 'a', 'gaps', 0] },
    'tools:\n  a:\n    gaps:\n      -\ta\n      -\tb\n',
    'tools:\n  a:\n    gaps:\n      -\tb\n',
  ],
  [
    'a list item of nothing',
    { do: 'set-text', path: ['tools', 'a', 'gaps', 0], text: 'x' },
    'tools:\n  a:\n    gaps:\n      -\n      - b\n',
    'tools:\n  a:\n    gaps:\n      - x\n      - b\n',
  ],
  ['a collection with entries', { do: 'set', path: ['tools'], yaml: '{}' }, 'tools:\n  a: {}\n', undefined],
];

describe('odd texts', () => {
  it.each(odd)('%s', (_name, change, before, wanted) => {
    const found = after(before, change);
    expect(found).toBe(wanted);
    if (found !== undefined) expect(parseFile(found).problems).toEqual([]);
  });

  it('an edit of what two aliases stand for is made once', () => {
    const text = 'x-a: &s {owner: a}\ntools:\n  a: *s\n  b: *s\n';
    const change = (id: string): Change => ({ do: 'set', file: FILE, path: ['tools', id, 'vendor'], yaml: 'x' });
    const made = toEdits([change('a'), change('b')], () => ({ text, tree: parseFile(text) }));
    expect(applyEdits(text, made![0]!.edits)).toBe('x-a: &s {owner: a, vendor: x}\ntools:\n  a: *s\n  b: *s\n');
  });
});

describe('several changes of one file', () => {
  const text = 'version: 1\ntools:\n  crm: {vendor: Acme}\n  cms: {}\n';
  const source = (file: string) => (file === FILE ? { text, tree: parseFile(text) } : undefined);

  it('are made in the order of the text, whatever order they come in', () => {
    const made = toEdits(
      [
        { do: 'set', file: FILE, path: ['tools', 'cms', 'owner'], yaml: 'ops' },
        { do: 'set-text', file: FILE, path: ['tools', 'crm', 'vendor'], text: 'Bolt' },
      ],
      source,
    );
    expect(applyEdits(text, made![0]!.edits)).toBe('version: 1\ntools:\n  crm: {vendor: Bolt}\n  cms: {owner: ops}\n');
  });

  const replace = (start: number, end: number, put: string): Change => ({
    do: 'replace',
    file: FILE,
    span: { start, end },
    text: put,
  });

  it('that overlap can not be made: half of a fix is none', () => {
    expect(toEdits([replace(0, 7, 'a'), replace(3, 9, 'b')], source)).toBeUndefined();
  });

  it('that are the same are made once', () => {
    const made = toEdits([replace(0, 7, 'a'), replace(0, 7, 'a')], source);
    expect(made![0]!.edits).toEqual([{ span: { start: 0, end: 7 }, text: 'a' }]);
  });

  it('create files that are not there', () => {
    expect(toEdits([{ do: 'create-file', file: 'new.roadmap.yaml', text: 'version: 1' }], source)).toEqual([
      { file: 'new.roadmap.yaml', edits: [{ span: { start: 0, end: 0 }, text: 'version: 1' }], create: true },
    ]);
  });

  it('are none where a file is not known', () => {
    expect(toEdits([{ do: 'remove', file: 'other.roadmap.yaml', path: ['tools'] }], source)).toBeUndefined();
  });
});
