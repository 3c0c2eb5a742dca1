/** Texts that somebody with bad intentions, or a broken program, could hand us. */

const repeat = (n: number, make: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => make(i)).join('');

/** Texts of any size, whose reading must take time in proportion. `many` is a size that takes a fraction of a second. */
export const growing: Readonly<Record<string, { readonly many: number; readonly text: (n: number) => string }>> = {
  'a text of one line': { many: 60_000, text: (n) => `version: 1\ntitle: ${'x'.repeat(n)}\n` },
  'a quoted text of one line': { many: 60_000, text: (n) => `version: 1\ntitle: "${'x'.repeat(n)}"\n` },
  'an open quote before many lines': { many: 600, text: (n) => `version: 1\ntitle: "${'x\n'.repeat(n)}` },
  'a long key': { many: 30_000, text: (n) => `version: 1\n${'x'.repeat(n)}: 1\n` },
  'a block text': { many: 1_150, text: (n) => `version: 1\ndescription: |\n${'  words\n'.repeat(n)}` },
  'top-level keys that nobody knows': { many: 300, text: (n) => `version: 1\n${repeat(n, (i) => `k${i}: 1\n`)}` },
  'top-level keys of one’s own': { many: 300, text: (n) => `version: 1\n${repeat(n, (i) => `x-k${i}: 1\n`)}` },
  'the version again and again': { many: 300, text: (n) => 'version: 1\n'.repeat(n) },
  entries: { many: 300, text: (n) => `version: 1\ntools:\n${repeat(n, (i) => `  t${i}: {}\n`)}` },
  'entries in brackets': { many: 300, text: (n) => `version: 1\ntools: {${repeat(n, (i) => `t${i}: {}, `)}}\n` },
  'entries with wrong ids': { many: 300, text: (n) => `version: 1\ntools:\n${repeat(n, (i) => `  T_${i}: {}\n`)}` },
  'the same entry': { many: 300, text: (n) => `version: 1\ntools:\n${'  crm: {}\n'.repeat(n)}` },
  'the same field': { many: 300, text: (n) => `version: 1\ntools:\n  crm:\n${'    vendor: a\n'.repeat(n)}` },
  'the same field below many': {
    many: 150,
    text: (n) =>
      `version: 1\ninitiatives:\n  a:\n    horizon: now\n    activities:\n${repeat(n, (i) => `      b${i}: {type: a, type: b}\n`)}`,
  },
  'fields that nobody knows': {
    many: 300,
    text: (n) => `version: 1\ntools:\n  crm:\n${repeat(n, (i) => `    f${i}: a\n`)}`,
  },
  'a long list': {
    many: 1_500,
    text: (n) => `version: 1\ntools:\n  crm:\n    gaps: [${repeat(n, (i) => `g${i}, `)}]\n`,
  },
  'references that are far off': {
    many: 300,
    text: (n) => `version: 1\ntools:\n  crm:\n    replaces: [${repeat(n, (i) => `gone-${i}, `)}]\n`,
  },
  'references that are near': {
    many: 150,
    text: (n) => `version: 1\ntools:\n${repeat(n, (i) => `  tool-number-${i}: {replaces: [tool-numbr-${i}]}\n`)}`,
  },
  'the same wrong day': {
    many: 150,
    text: (n) =>
      `version: 1\nobjectives:\n  a:\n    kpis:\n      k:\n        measurements:\n${'          2026-02-30: 1\n'.repeat(n)}`,
  },
  ignores: {
    many: 150,
    text: (n) => `version: 1\ntools:\n${repeat(n, (i) => `  t${i}: {} # roadmap-ignore unknown-key: x\n`)}`,
  },
  'ignores for the file': {
    many: 150,
    text: (n) => `${repeat(n, (i) => `# roadmap-ignore-file r${i}: x\n`)}version: 1\n${repeat(n, (i) => `k${i}: 1\n`)}`,
  },
  'ignores in one line': { many: 1_150, text: (n) => '# roadmap-ignore '.repeat(n) },
  'lines that are nothing': { many: 1_150, text: (n) => `version: 1\n${repeat(n, (i) => `foo${i}\n`)}` },
  'lines that are nothing between keys': {
    many: 150,
    text: (n) => `version: 1\n${repeat(n, (i) => `foo${i}\nx-b${i}: 1\n`)}`,
  },
  'open quotes': { many: 60, text: (n) => `version: 1\ntools:\n${repeat(n, (i) => `  t${i}: "x\n`)}` },
  'open brackets': { many: 100, text: (n) => `version: 1\ntools:\n${repeat(n, (i) => `  t${i}: [x\n`)}` },
  'open brackets at the top': { many: 300, text: (n) => `version: 1\n${repeat(n, (i) => `k${i}: [x\n`)}` },
  tabs: { many: 80, text: (n) => `version: 1\ntools:\n${repeat(n, (i) => `\tt${i}: {}\n`)}` },
  'a file that is tied by an anchor': {
    many: 150,
    text: (n) => `version: 1\nx-a: &a 1\ntools:\n${repeat(n, (i) => `  t${i}: {vendor: Acme}\n`)}`,
  },
  anchors: { many: 150, text: (n) => `version: 1\n${repeat(n, (i) => `x-${i}: &a${i} 1\n`)}` },
  aliases: { many: 150, text: (n) => `version: 1\nx-a: &a 1\n${repeat(n, (i) => `x-${i}: *a\n`)}` },
  imports: { many: 150, text: (n) => `version: 1\nimports: [${repeat(n, (i) => `f${i}.roadmap.yaml, `)}]\n` },
  'control characters': { many: 150, text: (n) => `version: 1\n${repeat(n, (i) => `x-${i}: \u0001\n`)}` },
  spaces: { many: 30_000, text: (n) => `version: 1\n${' '.repeat(n)}\n` },
  'empty lines': { many: 10_000, text: (n) => `version: 1\n${'\n'.repeat(n)}\n` },
  colons: { many: 10_000, text: (n) => ':'.repeat(n) },
  dashes: { many: 10_000, text: (n) => '-'.repeat(n) },
  stars: { many: 300, text: (n) => '*a '.repeat(n) },
  documents: { many: 600, text: (n) => '---\n'.repeat(n) },
  directives: { many: 150, text: (n) => '%YAML 1.2\n'.repeat(n) },
  'activities that wait for each other': {
    many: 80,
    text: (n) =>
      `version: 1\ninitiatives:\n  a:\n    start: 2026-03-02\n    activities:\n${repeat(n, (i) => `      b${i}: {duration: 1d, dependsOn: [b${i - 1}, c${i}]}\n`)}`,
  },
};

const bomb = repeat(
  9,
  (i) => `x-${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${Array(10).fill(`*${'abcdefghij'[i]}`).join(', ')}]\n`,
);

/** Texts that are hard in other ways. */
export const odd: Readonly<Record<string, string>> = {
  nothing: '',
  'only a byte order mark': '\ufeff',
  'an alias bomb': `version: 1\nx-a: &a [x, x, x, x, x, x, x, x, x, x]\n${bomb}tools: *j\n`,
  'an alias bomb of mappings': `version: 1\nx-b: &b0 {x: 1, y: 2}\n${repeat(30, (i) => `x-b${i}: &b${i + 1} {p: *b${i}, q: *b${i}}\n`)}tools: *b30\n`,
  'a mapping that contains itself': 'version: 1\ntools: &a\n  crm: *a\n',
  'a list that contains itself': 'version: 1\nx-a: &a [*a]\n',
  'an alias without an anchor': 'version: 1\ntools: *nope\n',
  'an alias as a key': 'version: 1\nx-a: &a crm\ntools:\n  *a : {}\n',
  'brackets 10,000 deep': `version: 1\ntools: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
  'brackets 10,000 deep, open': `version: 1\ntools: ${'['.repeat(10_000)}`,
  'mappings in braces 10,000 deep': `version: 1\ntools: ${'{a: '.repeat(10_000)}${'}'.repeat(10_000)}\n`,
  'mappings in lines 1,500 deep': repeat(1_500, (i) => `${' '.repeat(i)}a:\n`),
  'lists 10,000 deep': `${'- '.repeat(10_000)}x\n`,
  'complex keys 10,000 deep': `${'? '.repeat(10_000)}x\n`,
  'empty keys 10,000 deep': `${': '.repeat(10_000)}x\n`,
  'a file of NUL': '\0'.repeat(10_000),
  'lone surrogates': `version: 1\ntitle: ${'\ud800'.repeat(1_000)}\ntools:\n  \udc00: {}\n`,
  'lone surrogates in quotes': 'version: 1\ntitle: "\\ud800 \\udc00"\ntools: {"\\ud800": {}}\n',
  'replacement characters': 'version: 1\ntitle: \ufffd\n',
  'line separators': 'version: 1\ntitle: a\u2028b\u2029c\u0085d\n',
  'carriage returns alone': 'version: 1\rtools:\r  crm: {}\r',
  'mixed line ends': 'version: 1\r\ntools:\r  crm: {}\n  cms: {}\r\n',
  'complex keys': 'version: 1\n? [a, b]\n: c\n? {a: b}\n: c\ntools:\n  ? [x]\n  : {}\n',
  'empty keys': 'version: 1\n: 1\ntools:\n  : {}\n  "": {}\n',
  tags: 'version: !!int "1"\ntitle: !x y\ntools: !!map {crm: !!null ""}\nteams: !!set {a, b}\nsegments: !!omap [a: 1]\nx-b: !!binary aGk=\n',
  'several documents': '---\nversion: 1\n---\nversion: 2\n...\nversion: 3\n',
  'names of the prototype':
    'version: 1\n__proto__: {a: 1}\nconstructor: 1\ntools:\n  __proto__: {vendor: a}\n  constructor: {}\n  toString: {}\n  hasOwnProperty: {vendor: b}\n  crm: {__proto__: {polluted: true}, constructor: 1, toString: 2, valueOf: 3}\n',
  'references to names of the prototype':
    'version: 1\nchannels:\n  email: {tools: [__proto__, constructor, toString]}\nrules: {__proto__: off, constructor: off, toString: error}\nscoring: {criteria: {__proto__: {}}}\n',
  'keys like integers': 'version: 1\ntools:\n  2: {}\n  1: {}\n  10: {vendor: a}\n3: x\n',
  'merge keys': 'version: 1\nx-a: &a {vendor: Acme}\ntools:\n  crm: {<<: *a}\n  <<: *a\n<<: *a\n',
  'a list as a file': '- version: 1\n- tools: {}\n',
  'a text as a file': 'hello\n',
  'wrong kinds everywhere':
    'version: [1]\ntitle: {a: b}\nimports: 7\ncalendar: []\nobjectives: x\ntools: [crm]\ninitiatives:\n  a: [b]\n  b: 3\n  c: {activities: 1, dependsOn: {x: [1, {lag: {}}]}, teams: 1, costs: []}\nrules: [off]\nreviews: {log: {x: 1, 2026-01-01: []}}\n',
  'numbers of all kinds':
    'version: 1\nbudgets:\n  a: {amount: .inf}\n  b: {amount: -.INF}\n  c: {amount: .nan}\n  d: {amount: 1e999}\n  e: {amount: 0x10}\n  f: {amount: 0o17}\n  g: {amount: 12345678901234567890}\n',
  'an import of itself and of what is outside':
    'version: 1\nimports: [main.roadmap.yaml, ../../../etc/passwd, /etc/passwd, "C:\\\\x", "https://x.y/z", "", " ", ".", "..", "a/../../b"]\n',
};
