/** What the preview panel draws while comparing: where, in which colours, and what keyboard and screen reader get. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beforeOf } from '../../core/diff/before';
import type { Picture } from '../../core/protocol/preview';
import { journeyPicture } from '../../core/render/journey';
import { timelinePicture } from '../../core/render/timeline';
import { dayOf, isoDay } from '../../core/schedule/calendar';
import type { Schedule } from '../../core/schedule/schedule';
import { type Browser, launchBrowser } from '../host/browser.mjs';
import { TODAY, workspaceOf } from '../kit/check';
import { PATH } from '../kit/review';
import { openPanel, type PanelPage, THEME_NAMES } from './panel';

const ROOT = join(__dirname, '..', '..');
const OUT = join(ROOT, 'out', 'screenshots', 'browser');
/** Browsers begin slowly on a busy machine. */
const PATIENCE = 180_000;
const DAY = 86_400_000;

const WAS = readFileSync(join(ROOT, 'examples/martech/martech.roadmap.yaml'), 'utf8');
const EDITS = [
  ['type: build, duration: 5w, dependsOn: [blueprint]', 'type: build, duration: 7w, dependsOn: [blueprint]'],
  ['date: 2026-03-31\n    phase: foundations', 'date: 2026-04-10\n    phase: foundations'],
  ['start: 2026-Q2, end: 2026-Q2', 'start: 2026-Q2, end: 2026-07'],
  [
    '\n  booking-flow:\n',
    '\n  brand-new: {name: Something new, start: 2026-06-01, duration: 4w}\n\n  booking-flow:\n    status: cancelled\n',
  ],
  ['experience: 2\n            datasets: [catalogue]', 'experience: 4\n            datasets: [catalogue]'],
  ['segments: [families], experience: 5}', 'segments: [families], experience: 2}'],
  [
    '          newsletter: {channel: email, automations: [welcome-series], experience: 3}\n',
    '          saved-bike: {experience: 4}\n',
  ],
  ['checkout: {channel: website, tools: [shop]', 'checkout: {channel: website, tools: [shop, crm]'],
] as const;
const IS = EDITS.reduce((text, [old, fresh]) => {
  expect(text.split(old), old).toHaveLength(2);
  return text.replace(old, fresh);
}, WAS);

const sideOf = (text: string) => {
  const workspace = workspaceOf({ [PATH]: text });
  return { model: workspace.model(PATH), schedule: workspace.schedule(PATH) };
};
const [base, head] = [sideOf(WAS), sideOf(IS)];
const place = { uri: 'file:///a', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
const options = {
  today: dayOf(TODAY),
  locate: () => ({ ...place, selectionRange: place.range }),
  before: beforeOf(base, head, 'main'),
};
const timeline = (changedOnly = false): Picture =>
  timelinePicture(head.model, head.schedule, { ...options, changedOnly });
const journey = (): Picture => journeyPicture(head.model, options);

const datesOf = ({ items }: Schedule): ReadonlyMap<string, string> =>
  new Map(
    items.flatMap(({ item, start, end }) =>
      start === undefined || end === undefined
        ? []
        : [[`${String(item.path[0])}.${item.id}`, `${isoDay(start)} ${isoDay(end)}`] as const],
    ),
  );

/** A drawn shape with the days that it stands for. */
interface Shape {
  readonly entity: string;
  readonly start: string;
  readonly end: string;
  readonly left: number;
  readonly right: number;
}

const SHAPES = `(() => {
  const shape = (entity, start, end, { x, width }) => ({ entity, start, end, left: x, right: x + width });
  const items = [...document.querySelectorAll('.timeline .item[data-entity]')];
  const ghostOf = (item) => item.previousElementSibling?.classList.contains('ghost') ? item.previousElementSibling : undefined;
  return {
    is: items.filter(({ dataset }) => dataset.start).map((item) => shape(item.dataset.entity, item.dataset.start, item.dataset.end, item.getBoundingClientRect())),
    was: items.flatMap((item) => {
      const ghost = ghostOf(item);
      if (!ghost) return [];
      return [shape(item.dataset.entity, ghost.dataset.wasStart, ghost.dataset.wasEnd, ghost.querySelector('.shape').getBoundingClientRect())];
    }),
    ghosts: document.querySelectorAll('.timeline .ghost').length,
  };
})()`;

describe('the preview panel while comparing', () => {
  const tasks: (() => unknown)[] = [];
  let browser: Browser;
  let panel: PanelPage;

  beforeAll(async () => {
    mkdirSync(OUT, { recursive: true });
    browser = await launchBrowser({ add: (task) => void tasks.push(task) });
    panel = await openPanel(browser);
  }, PATIENCE);
  afterAll(async () => {
    for (const task of tasks) await task();
  });

  it(
    'draws a ghost for each item that moved, from the beginning of its first day to the end of its last',
    async () => {
      await panel.show(timeline());
      const { is, was, ghosts } = await panel.page.evaluate<{ is: Shape[]; was: Shape[]; ghosts: number }>(SHAPES);
      const [before, now] = [datesOf(base.schedule), datesOf(head.schedule)];
      const moved = [...now].filter(([entity, dates]) => before.has(entity) && before.get(entity) !== dates);
      const drawn = new Map(was.map(({ entity, start, end }) => [entity, `${start} ${end}`]));
      expect(drawn.get('phases.core')).toBe('2026-04-01 2026-06-30');
      drawn.delete('phases.core');
      expect(drawn).toEqual(new Map(moved.map(([entity]) => [entity, before.get(entity)])));
      expect(moved.length).toBeGreaterThan(15);
      expect(ghosts).toBe(was.length);
      expectEdges([...is, ...was]);
    },
    PATIENCE,
  );

  it(
    'keeps ghosts at their days when it is zoomed, with all that is written in the picture',
    async () => {
      await panel.show(timeline(true), true);
      await panel.page.click('.zoom button[title^="Zoom in"]');
      const { is, was } = await panel.page.evaluate<{ is: Shape[]; was: Shape[] }>(SHAPES);
      expectEdges([...is, ...was]);
      const outside = await panel.page.evaluate(
        `(() => { const right = document.querySelector('.timeline svg').getBoundingClientRect().right;
          return [...document.querySelectorAll('text.mark')].filter((mark) => mark.getBoundingClientRect().right > right).map(({ textContent }) => textContent); })()`,
      );
      expect(outside).toEqual([]);
      await panel.page.click('.zoom button[title^="Fit"]');
    },
    PATIENCE,
  );

  it(
    'writes beside each item what became of it, and strikes what is gone through',
    async () => {
      await panel.show(timeline(true), true);
      const marks = await panel.page.evaluate<string[]>(
        `[...document.querySelectorAll('text.mark')].map(({ textContent }) => textContent)`,
      );
      const counts = [...new Set(marks)].map((mark) => [mark, marks.filter((one) => one === mark).length]);
      expect(Object.fromEntries(counts)).toEqual({ '+6 d': 1, '+23 d': 1, '+10 d': 23, cancelled: 5, new: 1 });
      const struck = await panel.page.evaluate<string[]>(
        `[...document.querySelectorAll('.row .name')].filter((name) => getComputedStyle(name).textDecorationLine === 'line-through').map(({ textContent }) => textContent)`,
      );
      expect(struck).toEqual(['A test ride in three taps', 'prototype', 'build', 'Test with twelve riders', 'release']);
    },
    PATIENCE,
  );

  it(
    'leads from a ghost to its item, and by keyboard to what is gone',
    async () => {
      await panel.show(timeline(true), true);
      await panel.page.evaluate(
        `document.querySelector('.timeline .ghost').dispatchEvent(new MouseEvent('click', { bubbles: true }))`,
      );
      const [first] = await panel.page.evaluate<string[]>(
        `[...document.querySelectorAll('.timeline .ghost')].map((ghost) => ghost.nextElementSibling.dataset.entity)`,
      );
      expect((await panel.said()).at(-1)).toEqual({ type: 'reveal', entity: first });
      await panel.page.focus('.item[tabindex="0"]');
      const gone = '[data-change="removed"]';
      for (let step = 0; step < 40; step++) {
        if (await panel.page.evaluate(`document.activeElement.matches('${gone}')`)) break;
        await panel.page.keyboard.press('ArrowDown');
      }
      expect(
        await panel.page.evaluate(`[document.activeElement.getAttribute('role'), document.activeElement.ariaLabel]`),
      ).toEqual(['button', 'A test ride in three taps, initiative: cancelled; was 13 Apr to 19 Jun 2026.']);
      await panel.page.keyboard.press('Enter');
      expect((await panel.said()).at(-1)).toEqual({ type: 'reveal', entity: 'initiatives.booking-flow' });
    },
    PATIENCE,
  );

  it(
    'asks for what changed alone, and for the end of it',
    async () => {
      await panel.show(timeline());
      await panel.page.click('.comparison button:has-text("Only what changed")');
      const wanted = { type: 'show', view: 'timeline', detail: 'activities' };
      expect((await panel.said()).at(-1)).toEqual({ ...wanted, changedOnly: true });
      await panel.show(timeline(true), true);
      await panel.page.click('.comparison button:has-text("Only what changed")');
      expect((await panel.said()).at(-1)).toEqual({ ...wanted, changedOnly: false });
      await panel.page.click('.comparison button:has-text("Stop comparing")');
      expect((await panel.said()).at(-1)).toEqual({ type: 'stopComparing' });
    },
    PATIENCE,
  );

  const shown = (selector: string): Promise<boolean> =>
    panel.page.evaluate(`document.querySelector('${selector}')?.checkVisibility() === true`);

  it(
    'can be asked for the whole again where nothing moved, and shows no trace once nothing is compared',
    async () => {
      const same = timelinePicture(base.model, base.schedule, {
        ...options,
        before: beforeOf(base, base, 'main'),
        changedOnly: true,
      });
      await panel.show(timeline());
      const state = { uri: 'file:///a', view: 'timeline', detail: 'activities', changedOnly: true } as const;
      await panel.post({ type: 'picture', result: { picture: same }, file: 'a', state });
      await panel.page.waitForFunction(`document.querySelector('.empty')?.innerText.includes('nothing moved')`);
      expect([await shown('.comparison [aria-pressed="true"]'), await shown('.stage')]).toEqual([true, false]);
      const { before: _, ...alone } = options;
      await panel.show(timelinePicture(head.model, head.schedule, alone));
      expect([await shown('.comparison'), await shown('.stage')]).toEqual([false, true]);
      expect(await panel.page.evaluate(`document.querySelectorAll('.ghost, .mark, .sample.ghost').length`)).toBe(0);
    },
    PATIENCE,
  );

  it(
    'draws on a journey where touchpoints were, and marks what changed',
    async () => {
      await panel.show(journey());
      const ghosts = await panel.page.evaluate<{ score: string; y: number; level: number }[]>(
        `(() => {
          const levels = [...document.querySelectorAll('.levels line')].map((line) => line.getBoundingClientRect().top);
          return [...document.querySelectorAll('.journey .ghost')].map((ghost) => {
            const { top, height } = ghost.querySelector('circle').getBoundingClientRect();
            return { score: ghost.dataset.wasScore, y: top + height / 2, level: levels[ghost.dataset.wasScore - 1] };
          });
        })()`,
      );
      expect(ghosts.map(({ score }) => score)).toEqual(['5', '2']);
      for (const { y, level } of ghosts) expect(Math.abs(y - level)).toBeLessThan(1);
      const marks = await panel.page.evaluate<string[]>(
        `[...document.querySelectorAll('text.mark')].map(({ textContent }) => textContent)`,
      );
      expect(marks.toSorted()).toEqual(
        ['5 → 2', '2 → 4', 'removed', 'new', 'changed', 'changed', 'changed', 'changed'].toSorted(),
      );
      // The way of the experience goes through what is there now, and past what is gone.
      const points = await panel.page.evaluate<number>(
        `document.querySelector('.curve').getAttribute('points').split(' ').length`,
      );
      expect(points).toBe((await panel.page.evaluate<number>(`document.querySelectorAll('.face').length`)) - 1);
    },
    PATIENCE,
  );

  it.each(THEME_NAMES)(
    'can be read, with nothing for axe to find, in the theme %s',
    async (theme) => {
      const themed = await openPanel(browser, theme);
      await themed.page.evaluate(readFileSync(join(ROOT, 'test/host/node_modules/axe-core/axe.min.js'), 'utf8'));
      for (const [name, picture] of [
        ['timeline', timeline(true)],
        ['journey', journey()],
      ] as const) {
        await themed.show(picture, name === 'timeline');
        await themed.page.evaluate(`document.querySelector('details').open = true`);
        const violations = await themed.page.evaluate(
          `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html }) => html)]))`,
        );
        expect(violations).toEqual([]);
        const contrasts = await themed.page.evaluate<{ readonly mark: number; readonly ghost: number }>(CONTRASTS);
        expect(contrasts.mark).toBeGreaterThan(4.5);
        expect(contrasts.ghost).toBeGreaterThan(3);
        await themed.page.evaluate(`document.querySelector('details').open = false`);
        await themed.page.screenshot({ path: join(OUT, `compared-${name}-${theme}.png`), timeout: PATIENCE });
      }
      await themed.page.close();
    },
    PATIENCE,
  );
});

/** Of what is written, and of the edges of ghosts, against the ground. As WCAG counts. */
const CONTRASTS = `(() => {
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map((one) => one / 255)
      .map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = luminance(getComputedStyle(document.body).backgroundColor);
  const contrast = (selector, property) => {
    const own = luminance(getComputedStyle(document.querySelector(selector))[property]);
    return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05);
  };
  return { mark: contrast('text.mark', 'fill'), ghost: contrast('.ghost .shape', 'stroke') };
})()`;

/** All shapes lie on one scale of days, to half a pixel; a diamond by its middle. */
function expectEdges(shapes: readonly Shape[]): void {
  const edges = shapes.flatMap(({ entity, start, end, left, right }) => {
    const [from, to] = [Date.parse(start), Date.parse(end) + DAY];
    if (entity.startsWith('milestones.')) return [{ entity, time: (from + to) / 2, at: (left + right) / 2 }];
    return [
      { entity, time: from, at: left },
      { entity, time: to, at: right },
    ];
  });
  const bars = edges.filter(({ entity }) => entity.startsWith('initiatives.'));
  const first = bars.reduce((a, b) => (b.time < a.time ? b : a));
  const last = bars.reduce((a, b) => (b.time > a.time ? b : a));
  const scale = (time: number) => first.at + ((time - first.time) / (last.time - first.time)) * (last.at - first.at);
  const off = edges.filter(({ time, at }) => Math.abs(at - scale(time)) > 0.5);
  expect(off.map(({ entity, time, at }) => `${entity} is drawn ${at - scale(time)} px off ${time}`)).toEqual([]);
}
