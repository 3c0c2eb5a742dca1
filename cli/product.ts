/** What the build puts into the program; taken out only when it is wanted. */
import type { Product } from './io/io';

export const product: Product = {
  version: ROADMAP_VERSION,
  schemas: {
    roadmap: () => import('../schemas/roadmap.schema.json'),
    report: () => import('../schemas/report.schema.json'),
    schedule: () => import('../schemas/schedule.schema.json'),
    diff: () => import('../schemas/diff.schema.json'),
    suppressions: () => import('../schemas/suppressions.schema.json'),
    approved: () => import('../schemas/approved.schema.json'),
    history: () => import('../schemas/history.schema.json'),
  },
  templates: {
    minimal: () => import('../media/templates/minimal.roadmap.yaml'),
    martech: () => import('../media/templates/martech.roadmap.yaml'),
    automation: () => import('../media/templates/automation.roadmap.yaml'),
  },
};
