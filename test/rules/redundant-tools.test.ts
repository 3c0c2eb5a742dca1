import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['redundant-tools'];

describe('redundant-tools', () => {
  it('is one finding for a capability, at the first of the tools, in lists and mappings alike', () =>
    check(
      `version: 1
tools:
  mailer:
    capabilities:
      newsletters: {used: partly}
#     ^^^^^^^^^^^ redundant-tools: 'mailer', 'shop' and 'crm' can all do 'newsletters'. Use one of them for it, or mark it as 'used: no' in the others.
  shop: {capabilities: [Newsletters]}
  crm: {capabilities: [newsletters, quotes]}
`,
      { only },
    ));

  it('leaves alone what is not used, not active, or replaced by the other', () =>
    check(
      `version: 1
tools:
  mailer: {capabilities: [newsletters, surveys, forms]}
  engage: {capabilities: [newsletters], replaces: [mailer]}
  trial: {capabilities: [surveys], status: evaluating}
  old: {capabilities: [surveys], status: phasing-out}
  site: {capabilities: {forms: {used: no}}}
`,
      { only },
    ));

  it('still sees a third tool beside two that replace each other', () =>
    check(
      `version: 1
tools:
  old: {capabilities: [forms]}
#                      ^^^^^ redundant-tools: 'old', 'new' and 'site' can all do 'forms'. Use one of them for it, or mark it as 'used: no' in the others.
  new: {capabilities: [forms], replaces: [old]}
  site: {capabilities: [forms]}
`,
      { only },
    ));

  it('does not count a word that one tool says twice', () =>
    check(
      `version: 1
tools:
  crm: {capabilities: [forms, Forms]}
`,
      { only },
    ));

  it('compares the tools of all files', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
tools:
  crm: {capabilities: [quotes]}
#                      ^^^^^^ redundant-tools: 'crm' and 'emea/labdesk' can both do 'quotes'. Use one of them for it, or mark it as 'used: no' in the others.
#- /emea.roadmap.yaml
version: 1
tools:
  labdesk: {capabilities: [quotes]}
`,
      { only },
    ));
});
