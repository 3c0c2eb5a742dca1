import { describe, expect, it } from 'vitest';
import { journeyPicture } from '../../../core/render/journey';
import { pictureMermaid } from '../../../core/render/markdown';
import { modelOf, TODAY } from './kit';
import { readTasks } from './mermaid';

const ROADMAP = `version: 1
segments:
  city: {name: "City, commuters"}
  family: {name: Families}
channels:
  web: {name: Website}
journeys:
  buyer:
    name: Buying a bike
    segments: [city, family]
    stages:
      look:
        name: Look
        touchpoints:
          ad: {name: Search ad, experience: 4, channel: web}
          ride: {segments: [family], experience: 1.5}
      again:
        name: Look
        touchpoints:
          page: {name: "Product: page"}
      pay: {name: Pay}
  service:
    name: Service
`;

const picture = (text: string) => journeyPicture(modelOf(text), { today: TODAY });

describe('a journey', () => {
  it('has stages as sections, touchpoints with scores, and segments as actors', () => {
    expect(pictureMermaid(picture(ROADMAP))).toMatchInlineSnapshot(`
      "journey
          section Look
            Search ad: 4: City#44; commuters, Families
            ride: 1.5: Families
          section Look (again)
            Product#58; page (not rated): 3: City#44; commuters, Families
      "
    `);
  });

  it('says of each touchpoint what it is', () => {
    const items = picture(ROADMAP).diagrams[0]?.items ?? [];
    expect(items.map(({ key, entity, score, summary }) => [key, entity, score, summary])).toMatchInlineSnapshot(`
      [
        [
          "j1",
          "journeys.buyer",
          undefined,
          "Buying a bike, journey: 2 stages.",
        ],
        [
          "s1",
          "journeys.buyer.look",
          undefined,
          "Look, stage: 2 touchpoints.",
        ],
        [
          "t1",
          "journeys.buyer.look.ad",
          4,
          "Search ad, touchpoint of Look: experience 4 of 5, good, for City, commuters, Families, on Website.",
        ],
        [
          "t2",
          "journeys.buyer.look.ride",
          1.5,
          "ride, touchpoint of Look: experience 1.5 of 5, bad, for Families.",
        ],
        [
          "s2",
          "journeys.buyer.again",
          undefined,
          "Look, stage: 1 touchpoint.",
        ],
        [
          "t3",
          "journeys.buyer.again.page",
          undefined,
          "Product: page, touchpoint of Look: not rated, for City, commuters, Families.",
        ],
      ]
    `);
  });

  it('has a table that says the same, and notes on what is left out', () => {
    const { table, notes } = picture(ROADMAP);
    expect([table.columns, ...table.rows].map((row) => row.join(' | '))).toMatchInlineSnapshot(`
      [
        "Journey | Stage | Touchpoint | Experience (1 to 5) | Segments | Channel",
        "Buying a bike | Look | Search ad | 4 | City, commuters, Families | Website",
        "Buying a bike | Look | ride | 1.5 | Families | ",
        "Buying a bike | Look | Product: page | not rated | City, commuters, Families | ",
      ]
    `);
    expect(notes).toMatchInlineSnapshot(`
      [
        "Without touchpoints and not drawn: Buying a bike: Pay, Service.",
      ]
    `);
  });

  it('is read by Mermaid as it is meant', async () => {
    const tasks = await readTasks(picture(ROADMAP).diagrams[0]?.mermaid ?? '');
    expect(tasks.map(({ section, task, score, people }) => [section, task, score, people])).toEqual([
      ['Look', 'Search ad', 4, ['City, commuters', 'Families']],
      ['Look', 'ride', 1.5, ['Families']],
      ['Look (again)', 'Product: page (not rated)', 3, ['City, commuters', 'Families']],
    ]);
  });

  it('says what to write where there is none', () => {
    const { diagrams, empty } = picture('version: 1\n');
    expect(diagrams).toEqual([]);
    expect(picture(`version: 1\n${empty?.example}`).diagrams).toHaveLength(1);
  });

  it('is cut where it is too long to draw', () => {
    const steps = Array.from({ length: 500 }, (_, i) => `        t${i}: {name: ${'Long name '.repeat(5)}}\n`).join('');
    const { diagrams, notes } = picture(
      `version: 1\njourneys:\n  j:\n    stages:\n      s:\n       touchpoints:\n${steps}`,
    );
    expect(diagrams[0]?.items.filter(({ kind }) => kind === 'touchpoint')).toHaveLength(200);
    expect(notes).toEqual(['j is too long to draw: its last 300 touchpoints left out.']);
  });
});
