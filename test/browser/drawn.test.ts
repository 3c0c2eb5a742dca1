/** What a real browser makes of a review with hostile names: as a page, as Markdown, as Mermaid, and as a chart of its history. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { footer } from '../../action/words';
import { diffText } from '../../cli/formats/diff-text';
import { styleFor } from '../../cli/text/style';
import { HistoryReader } from '../../core/diff/history';
import { reviewHtml } from '../../core/diff/html';
import { reviewMarkdown } from '../../core/diff/markdown';
import type { Review } from '../../core/diff/review';
import { trendChart } from '../../core/diff/trend-chart';
import { oneLine } from '../../core/render/escape';
import { dayOf } from '../../core/schedule/calendar';
import { type Browser, launchBrowser, type Page } from '../host/browser.mjs';
import { TODAY, workspaceOf } from '../kit/check';
import { PATH, reviewOf } from '../kit/review';

const ROOT = join(__dirname, '..', '..');
const OUT = join(ROOT, 'out', 'screenshots', 'browser');
/** Browsers begin slowly on a busy machine. */
const PATIENCE = 180_000;

const HOSTILE = [
  '@everyone',
  '#1',
  '<img src=x onerror="window.hit = 1">',
  '<script>window.hit = 2</script>',
  '</title></style></svg><b onclick="window.hit = 3">bold',
  '`code` and ```fence',
  'a | b || c',
  'one\ntwo\n\n# three\n- four',
  '\u202edesrever\u200f and \u2066more',
  '\u001b[31mred\u001b]0;title\u0007',
  'section x; click t1 call alert(1)',
  'crit, done :t1, 2026-01-01, 3d',
  '%%{init: {"theme": "dark"}}%% end',
  '[link](javascript:window.hit=4) https://evil.example www.evil.example',
  '&lt;i&gt; &#60;i&#62; #35;',
  '"quoted" \'single\' \\ back',
  '*bold* _it_ ~~gone~~ $x$',
];

function roadmap(weeks: string): string {
  const [work, milestones] = [
    HOSTILE.map((name, i) => `  w${i}: {name: ${JSON.stringify(name)}, start: 2026-04-06, duration: ${weeks}}`),
    HOSTILE.map((name, i) => `  m${i}: {name: ${JSON.stringify(name)}, requires: [w${i}]}`),
  ];
  const title = JSON.stringify(HOSTILE.join(' '));
  return `version: 1\ntitle: ${title}\ninitiatives:\n${work.join('\n')}\nmilestones:\n${milestones.join('\n')}\n`;
}

const hostile = (): Review => reviewOf(roadmap('2w'), roadmap('3w'));

const page = (review: Review): string =>
  reviewHtml([review], {
    base: '<b>main</b>',
    head: '<script>window.hit = 5</script>',
    today: dayOf(TODAY),
    lineOf: ({ file }) => file,
    meaningless: ['<i>.yaml'],
  });

describe('in a browser', () => {
  const tasks: (() => unknown)[] = [];
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(OUT, { recursive: true });
    browser = await launchBrowser({ add: (task) => void tasks.push(task) });
  }, PATIENCE);
  afterAll(async () => {
    for (const task of tasks) await task();
  });

  const open = async (
    colorScheme: 'light' | 'dark' = 'light',
    viewport = { width: 1100, height: 1180 },
  ): Promise<Page> => {
    const opened = await browser.newPage({ colorScheme, viewport });
    opened.on('dialog', (dialog) => void dialog.dismiss());
    return opened;
  };

  /** Opens a file from disk, and says what it asked for besides, and what the browser complained of. */
  const openFile = async (name: string, text: string, scheme: 'light' | 'dark' = 'light') => {
    const file = join(OUT, name);
    writeFileSync(file, text);
    const opened = await open(scheme);
    const noise: string[] = [];
    const url = pathToFileURL(file).href;
    opened.on('request', (request) => request.url() !== url && noise.push(request.url()));
    opened.on('console', (message) => message.type() === 'error' && noise.push(message.text()));
    await opened.goto(url);
    return { opened, noise };
  };

  /** A comment as GitHub shows it: its Markdown, and charts drawn by Mermaid. */
  const openComment = async (text: string): Promise<Page> => {
    const opened = await open('light', { width: 960, height: 200 });
    const style = readFileSync(join(__dirname, 'comment.css'), 'utf8');
    await opened.setContent(
      `<!doctype html><title>Comment</title><style>${style}</style><main><header><strong>github-actions</strong> (bot)</header><div></div></main>`,
    );
    await opened.addScriptTag({ path: join(ROOT, 'test/host/node_modules/marked/lib/marked.umd.js') });
    await opened.addScriptTag({ path: join(ROOT, 'node_modules/mermaid/dist/mermaid.min.js') });
    await opened.evaluate(`(async () => {
      document.querySelectorAll('script').forEach((one) => one.remove());
      document.querySelector('main > div').innerHTML = marked.parse(${JSON.stringify(text)}, { gfm: true });
      mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
      for (const [i, code] of document.querySelectorAll('code.language-mermaid').entries())
        code.parentElement.outerHTML = (await mermaid.render('chart' + i, code.textContent)).svg;
    })()`);
    return opened;
  };

  /** What must not come about from a name. */
  const effects = (opened: Page): Promise<readonly unknown[]> =>
    opened.evaluate(
      `[window.hit ?? 0, document.querySelectorAll('img, script:not([src]), iframe, b, i, em, del, a, [onclick], [onerror]').length]`,
    );
  const plain = (text: string): string => text.replace(/[\u2060\u00a0]/g, '').replace(/\s+/g, ' ');
  const missing = (text: string, names: readonly string[]): readonly string[] =>
    names.filter((name) => !plain(text).includes(plain(oneLine(name, 500))));

  it.each(['light', 'dark'] as const)(
    'a page shows names as text, and can be read, %s',
    async (scheme) => {
      const { opened, noise } = await openFile(`hostile-${scheme}.html`, page(hostile()), scheme);
      await opened.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
      expect(await effects(opened)).toEqual([0, 0]);
      expect(
        missing(await opened.evaluate('document.body.innerText'), [...HOSTILE, '<b>main</b>', '<i>.yaml']),
      ).toEqual([]);
      expect(await opened.evaluate('[document.documentElement.lang, document.title !== ""]')).toEqual(['en', true]);
      expect(noise).toEqual([]);
      await opened.screenshot({ path: join(OUT, `hostile-${scheme}.png`), fullPage: true, timeout: PATIENCE });
      await opened.evaluate(readFileSync(join(ROOT, 'test/host/node_modules/axe-core/axe.min.js'), 'utf8'));
      const violations = await opened.evaluate<readonly { id: string; nodes: readonly unknown[] }[]>(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'best-practice'] }).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ html }) => html) })))`,
      );
      expect(violations).toEqual([]);
      await opened.close();
    },
    PATIENCE,
  );

  it(
    'Markdown shows names as text',
    async () => {
      const text = reviewMarkdown([hostile()], { lineOf: ({ file }) => file });
      const opened = await openComment(text);
      expect(await effects(opened)).toEqual([0, 0]);
      expect(await opened.evaluate(`document.querySelectorAll('rect.task').length`)).toBe(4 * HOSTILE.length);
      const words = await opened.evaluate<string>(
        `[...document.querySelectorAll('details')].map((one) => { one.open = true; }), document.querySelectorAll('svg').forEach((one) => one.remove()), document.querySelector('main > div').innerText`,
      );
      expect(missing(words, HOSTILE)).toEqual([]);
      // Nothing that GitHub or GitLab would link.
      expect(words).not.toMatch(/@\w|(?<![\w&])#\d|https?:|www\.|[\u202a-\u202e\u2066-\u2069]/);
      const cells = await opened.evaluate<number[]>(
        `[...document.querySelectorAll('tr')].map(({ cells }) => cells.length)`,
      );
      expect([...new Set(cells)].filter((count) => count !== 4)).toEqual([]);
      await opened.close();
    },
    PATIENCE,
  );

  it(
    'Mermaid shows names as text',
    async () => {
      const text = reviewMarkdown([hostile()], { lineOf: ({ file }) => file });
      const chart = /```mermaid\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
      const opened = await open();
      await opened.setContent('<!doctype html><title>Chart</title><main></main>');
      await opened.addScriptTag({ path: join(ROOT, 'node_modules/mermaid/dist/mermaid.min.js') });
      await opened.evaluate(
        `(async () => { document.querySelectorAll('script').forEach((one) => one.remove()); mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' }); document.querySelector('main').innerHTML = (await mermaid.render('chart', ${JSON.stringify(chart)})).svg; })()`,
      );
      expect(await effects(opened)).toEqual([0, 0]);
      const titles = await opened.evaluate<string[]>(
        `[...document.querySelectorAll('.sectionTitle')].map((title) => [...title.childNodes].map(({ textContent }) => textContent).join(' '))`,
      );
      expect(missing(titles.join(' '), HOSTILE)).toEqual([]);
      // One for each initiative and each milestone, though two have one name.
      expect(titles).toHaveLength(2 * HOSTILE.length);
      const bars = await opened.evaluate<number>(`document.querySelectorAll('rect.task').length`);
      expect(bars).toBe(4 * HOSTILE.length);
      // No title is written over bars.
      const [title, bar] = await opened.evaluate<[number, number]>(
        `['.sectionTitle', 'rect.task'].map((selector) => [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect())).map((boxes, i) => i === 0 ? Math.max(...boxes.map(({ right }) => right)) : Math.min(...boxes.map(({ left }) => left)))`,
      );
      expect(title).toBeLessThan(bar);
      await opened.screenshot({ path: join(OUT, 'mermaid.png'), fullPage: true, timeout: PATIENCE });
      await opened.close();
    },
    PATIENCE,
  );

  it.each(['light', 'dark'] as const)(
    'a chart of the history shows names as text, %s',
    async (scheme) => {
      const reader = new HistoryReader();
      const workspaces = ['4w', '2w', '3w'].map((weeks) => workspaceOf({ [PATH]: roadmap(weeks) }));
      workspaces.forEach((workspace, i) => {
        const commit = { id: String(i), day: dayOf(TODAY) - 7 * i, summary: HOSTILE[2]! };
        reader.add({ commit, model: workspace.model(PATH), schedule: workspace.schedule(PATH) });
      });
      const { opened, noise } = await openFile(`trend-${scheme}.svg`, trendChart(reader.history()), scheme);
      expect(await effects(opened)).toEqual([0, 0]);
      expect(await opened.evaluate('document.documentElement.localName')).toBe('svg');
      const words = await opened.evaluate<string>(`document.querySelector('desc').textContent`);
      expect(missing(words, HOSTILE)).toEqual([]);
      expect(noise).toEqual([]);
      await opened.close();
    },
    PATIENCE,
  );

  it(
    'a comment on an example looks as the documentation shows it',
    async () => {
      const before = readFileSync(join(ROOT, 'examples/martech/martech.roadmap.yaml'), 'utf8');
      const after = before
        .replace('type: build, duration: 1w, dependsOn: [standby]', 'type: build, duration: 3w, dependsOn: [standby]')
        .replace('implementation: {amount: 64000', 'implementation: {amount: 70000')
        .replace('consent: double-opt-in', 'consent: opt-in');
      const base = { commit: '4b825dc642cb6eb9a060e54bf8d69288fbee4904', label: 'main' };
      const review = reviewMarkdown([reviewOf(before, after, 'martech.roadmap.yaml')], {
        lineOf: ({ file }) => file,
      });
      const opened = await openComment(`${review}\n${footer(base, 'https://github.example/run')}`);
      const words = await opened.evaluate<string>(`document.querySelector('main > div').innerText`);
      expect(words).toMatch(/^Postrider switched off slips 10 working days to 2026-09-21;/);
      expect(words).toContain('Promises broken');
      await opened.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
      // Bars begin where their names end.
      expect(
        await opened.evaluate(`(() => {
          const edge = (of, side) => [...document.querySelectorAll(of)].map((one) => one.getBoundingClientRect()[side]);
          return Math.max(...edge('.sectionTitle', 'right')) < Math.min(...edge('rect.task', 'left'));
        })()`),
      ).toBe(true);
      // Not every machine has a font with these.
      await opened.evaluate(`document.querySelectorAll('li').forEach((one) => {
        one.innerHTML = one.innerHTML.replace(/^❌/, '<span style="color: #d1242f">\\u2716</span>').replace(/^⚠️/, '<span style="color: #9a6700">\\u26a0</span>');
      })`);
      expect(await opened.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      const picture = join(OUT, 'comment.png');
      await opened.screenshot({ path: picture, fullPage: true, timeout: PATIENCE });
      if (process.env['UPDATE_MEDIA']) copyFileSync(picture, join(ROOT, 'media/screenshots/comment.png'));
      await opened.close();
    },
    PATIENCE,
  );

  it(
    'a review of an example looks as the documentation shows it',
    async () => {
      const before = readFileSync(join(ROOT, 'examples/martech/martech.roadmap.yaml'), 'utf8');
      const after = before
        .replace(
          'type: build, duration: 5w, dependsOn: [blueprint]',
          'type: build, duration: 7w, dependsOn: [blueprint]',
        )
        .replace('amount: 58000', 'amount: 70000')
        .replace(
          'date: 2026-03-31\n    phase: foundations\n    requires: [consent',
          'date: 2026-04-10\n    phase: foundations\n    requires: [consent',
        );
      const html = reviewHtml([reviewOf(before, after)], {
        base: 'main',
        head: 'engage-later',
        today: dayOf(TODAY),
        lineOf: ({ file }) => file,
      });
      const { opened, noise } = await openFile('review.html', html);
      expect(await opened.evaluate('document.querySelector("h1").innerText')).toMatch(/slips 10 working days/);
      expect(await opened.evaluate('document.querySelectorAll("article > section").length')).toBe(4);
      // Nothing is wider than the window.
      expect(await opened.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(noise).toEqual([]);
      const picture = join(OUT, 'review.png');
      await opened.screenshot({ path: picture, timeout: PATIENCE });
      if (process.env['UPDATE_MEDIA']) copyFileSync(picture, join(ROOT, 'media/screenshots/review.png'));
      await opened.close();
    },
    PATIENCE,
  );
});

it('a terminal shows names as text', () => {
  const review = hostile();
  const comparison = {
    base: 'main',
    head: 'here',
    compared: [{ name: PATH, path: PATH, review, introduced: [], fixed: [] }],
    isLookedAt: () => true,
    meaningless: [],
  };
  const io = { env: {}, stdout: { isTerminal: false } } as unknown as Parameters<typeof styleFor>[1];
  const text = diffText(comparison, { style: styleFor('never', io) });
  expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
  expect(
    HOSTILE.filter((name) => !text.replace(/\s+/g, ' ').includes(oneLine(name, 80).replaceAll('\u200f', '\ufffd'))),
  ).toEqual([]);
});
