/** Checks of what comes over a border that text from a file could have crossed. */
import {
  DETAILS,
  type Detail,
  type FromPanel,
  type PanelState,
  PREVIEW_VIEWS,
  type PreviewView,
  type ToPanel,
} from './preview';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isView = (value: unknown): value is PreviewView => PREVIEW_VIEWS.some((view) => view === value);
const isDetail = (value: unknown): value is Detail => DETAILS.some((detail) => detail === value);

/** What a panel sent, if it is a message; anything else is undefined. */
export function readFromPanel(value: unknown): FromPanel | undefined {
  if (!isRecord(value)) return undefined;
  const { type, view, detail, changedOnly, entity } = value;
  if (type === 'ready' || type === 'problem' || type === 'stopComparing') return { type };
  if (type === 'show' && isView(view) && isDetail(detail) && typeof changedOnly === 'boolean')
    return { type, view, detail, changedOnly };
  if (type === 'reveal' && typeof entity === 'string' && entity.length <= 1000) return { type, entity };
  return undefined;
}

/** What the extension sent to its panel. Its own origin is trusted; only the kind of message is checked. */
export function readToPanel(value: unknown): ToPanel | undefined {
  if (!isRecord(value) || typeof value['type'] !== 'string') return undefined;
  return ['picture', 'select', 'theme', 'gone'].includes(value['type']) ? (value as unknown as ToPanel) : undefined;
}

/** What a panel remembered before a reload, if it is usable. */
export function readPanelState(value: unknown): PanelState | undefined {
  if (!isRecord(value)) return undefined;
  const { uri, view, detail, changedOnly } = value;
  if (typeof uri !== 'string' || !isView(view) || !isDetail(detail)) return undefined;
  return { uri, view, detail, changedOnly: changedOnly === true };
}
