import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['sensitive-data-by-file'];
const ADVICE = 'Connect the tools by an interface (native, api, webhook or etl).';

describe('sensitive-data-by-file', () => {
  it('speaks of live integrations by file or by hand', () =>
    check(
      `version: 1
tools: {a: {}, b: {}}
datasets: {claims: {classification: sensitive}, health: {classification: sensitive}, orders: {classification: personal}}
integrations:
  mail: {from: a, to: b, datasets: [claims, orders, health], method: manual, status: phasing-out}
#                                                                    ^^^^^^ sensitive-data-by-file: 'mail' carries sensitive data ('claims', 'health') by hand. ${ADVICE}
`,
      { only },
    ));

  it('leaves personal data, interfaces and plans alone', () =>
    check(
      `version: 1
tools: {a: {}, b: {}}
datasets: {claims: {classification: sensitive}, orders: {classification: personal}}
integrations:
  a: {from: a, to: b, datasets: [orders], method: file}
  b: {from: a, to: b, datasets: [claims], method: etl}
  c: {from: a, to: b, datasets: [claims], method: file, status: planned}
  d: {from: a, to: b, datasets: [claims]}
  e: {from: a, to: b, method: file}
`,
      { only },
    ));

  it('knows data that another file describes', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
tools: {a: {}, b: {}}
integrations:
  list: {from: a, to: b, datasets: [emea/claims], method: file}
#                                                         ^^^^ sensitive-data-by-file: 'list' carries sensitive data ('emea/claims') by file. ${ADVICE}
#- /emea.roadmap.yaml
version: 1
datasets: {claims: {classification: sensitive}}
`,
      { only },
    ));
});
