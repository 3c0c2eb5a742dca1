import { readToPanel } from '../../core/protocol/messages';
import type { FromPanel, PanelState, ToPanel } from '../../core/protocol/preview';

interface VsCode {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCode;

/** How the picture was last looked at; kept over a reload with what is shown. */
export interface Look {
  /** By kind of picture; what is not in here fits the panel. */
  readonly zooms: Readonly<Record<string, number>>;
  readonly left: number;
  readonly top: number;
  readonly journey: string;
  readonly table: boolean;
}

export interface Host {
  send(message: FromPanel): void;
  listen(act: (message: ToPanel) => void): void;
  /** Remembers what the extension needs to restore the panel, and how it was looked at. */
  remember(state: PanelState, look: Look): void;
  look(): Look;
}

const FIRST_LOOK: Look = { zooms: {}, left: 0, top: 0, journey: '', table: false };

/** The extension, as seen from the panel's page. */
export function connectHost(): Host {
  const vscode = acquireVsCodeApi();
  return {
    send: (message) => vscode.postMessage(message),
    listen: (act) =>
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const message = readToPanel(data);
        if (message) act(message);
      }),
    remember: (state, look) => vscode.setState({ ...state, look }),
    look: () => readLook(vscode.getState()),
  };
}

function readLook(state: unknown): Look {
  const look: unknown = Object(state).look;
  const { zooms, left, top, journey, table } = Object(look) as Record<string, unknown>;
  const number = (value: unknown, or: number) => (typeof value === 'number' && Number.isFinite(value) ? value : or);
  return {
    zooms: Object.fromEntries(Object.entries(Object(zooms)).filter(isZoom)),
    left: number(left, FIRST_LOOK.left),
    top: number(top, FIRST_LOOK.top),
    journey: typeof journey === 'string' ? journey : '',
    table: table === true,
  };
}

const isZoom = (entry: [string, unknown]): entry is [string, number] => Number.isFinite(entry[1]);
