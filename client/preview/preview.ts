import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { readFromPanel, readPanelState } from '../../core/protocol/messages';
import {
  type ChangedParams,
  type Detail,
  type FromPanel,
  type PanelState,
  PREVIEW_REQUEST,
  type PreviewResult,
  type PreviewView,
} from '../../core/protocol/preview';
import { coalesce } from './coalesce';
import { createPanel, isRoadmap, nameOf, PANEL_TYPE, type Panel } from './panel';
import { entityAt, placeOf, placeOfGone } from './places';
import { revealPlace } from './reveal';

/** How long after an edit a moving caret is taken for typing, in milliseconds. */
const TYPING = 700;

export interface Preview extends vscode.Disposable {
  /** Shows a file's picture, in the one panel there is. */
  open(uri: vscode.Uri, where: { beside: boolean; view?: PreviewView }): void;
  /** Shows a file's timeline beside it, with what is written at a position selected. */
  showInTimeline(uri: vscode.Uri, position: vscode.Position): void;
}

/** Keeps the one preview panel in step with the editors and the language server. */
export function createPreview(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  onChanged: vscode.Event<ChangedParams>,
): Preview {
  return new PreviewController(context, client, onChanged);
}

class PreviewController implements Preview {
  private panel: Panel | undefined;
  private state: PanelState;
  private shown: PreviewResult | undefined;
  private sent = '';
  private selected: string | null = null;
  /** The page listens. */
  private isReady = false;
  /** Somebody asked for another picture: what the caret is in should be seen in it. */
  private scrollNext = false;
  private wantedPosition: { uri: string; position: vscode.Position } | undefined;
  private lastEdit = 0;
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly refresh: () => void;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly client: BaseLanguageClient,
    private readonly onChanged: vscode.Event<ChangedParams>,
  ) {
    this.state = { uri: '', changedOnly: false, ...preferredView() };
    this.refresh = coalesce(
      () => this.draw(),
      () => this.gone('The picture could not be made; it will be tried again with the next change.'),
    );
    this.subscriptions.push(...this.listen());
  }

  open(uri: vscode.Uri, { beside, view }: { beside: boolean; view?: PreviewView }): void {
    const old = this.panel ? this.state : { changedOnly: false, ...preferredView() };
    this.state = { ...old, uri: uri.toString(), ...(view ? { view } : {}) };
    if (this.panel) this.panel.show(beside);
    else this.adopt(createPanel(this.context.extensionUri, beside));
    this.scrollNext = true;
    this.redraw();
  }

  showInTimeline(uri: vscode.Uri, position: vscode.Position): void {
    this.wantedPosition = { uri: uri.toString(), position };
    this.open(uri, { beside: true, view: 'timeline' });
    this.selectAt(uri, position, true);
  }

  dispose(): void {
    this.panel?.dispose();
    for (const each of this.subscriptions) each.dispose();
  }

  private listen(): vscode.Disposable[] {
    return [
      vscode.window.registerWebviewPanelSerializer(PANEL_TYPE, {
        deserializeWebviewPanel: async (panel, state) => this.restore(panel, state),
      }),
      this.onChanged(({ uris }) => this.changed(uris)),
      this.client.onDidChangeState(({ newState }) => newState === State.Running && this.redraw()),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.caretMoved(textEditor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isRoadmap(document)) this.lastEdit = Date.now();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('roadmap.preview.theme')) this.sendTheme();
      }),
    ];
  }

  private restore(panel: vscode.WebviewPanel, state: unknown): void {
    const old = readPanelState(state);
    if (!old || this.panel) {
      panel.dispose();
      return;
    }
    this.state = old;
    this.adopt(createPanel(this.context.extensionUri, false, panel));
  }

  private adopt(panel: Panel): void {
    this.panel = panel;
    this.isReady = false;
    panel.onMessage((message) => {
      const known = readFromPanel(message);
      if (known) void this.receive(known);
    });
    panel.onDispose(() => {
      this.panel = undefined;
      this.shown = undefined;
    });
  }

  private async receive(message: FromPanel): Promise<void> {
    if (message.type === 'ready') {
      this.isReady = true;
      this.sendTheme();
      return this.redraw();
    }
    if (message.type === 'show') {
      const { view, detail, changedOnly } = message;
      this.state = { ...this.state, view, detail, changedOnly };
      this.scrollNext = true;
      return this.redraw();
    }
    if (message.type === 'stopComparing') return vscode.commands.executeCommand('roadmap.stopComparing');
    const place = message.type === 'problem' ? problemPlace(this.shown) : this.placeOf(message.entity);
    if (place) return revealPlace(place.uri, place.range, this.panel?.column());
    if (message.type === 'reveal') await this.revealGone(message.entity);
  }

  /** What is gone is shown in the other version, which only the comparison can open. */
  private async revealGone(entity: string): Promise<void> {
    const place = this.shown && placeOfGone(this.shown.picture, entity);
    if (!place) return;
    const base = { uri: place.uri, range: place.selectionRange };
    await vscode.commands.executeCommand('roadmap.openChangeAtBase', { base });
  }

  private placeOf(entity: string) {
    const place = this.shown && placeOf(this.shown.picture, entity);
    return place && { uri: place.uri, range: place.selectionRange };
  }

  private changed(uris: readonly string[]): void {
    const shown = normal(this.state.uri);
    if (uris.some((uri) => normal(uri) === shown)) this.refresh();
  }

  private follow(editor: vscode.TextEditor): void {
    if (!this.panel || !isRoadmap(editor.document)) return;
    const uri = editor.document.uri.toString();
    if (uri === this.state.uri) return;
    this.state = { ...this.state, uri };
    this.redraw();
  }

  private caretMoved(editor: vscode.TextEditor): void {
    if (!this.panel || !isRoadmap(editor.document)) return;
    this.selectAt(editor.document.uri, editor.selection.active, Date.now() - this.lastEdit > TYPING);
  }

  private selectAt(uri: vscode.Uri, position: vscode.Position, scroll: boolean): void {
    if (!this.shown) return;
    const file = uri.toString();
    const entity = entityAt(this.shown.picture, (other) => normal(other) === file, position) ?? null;
    if (entity === this.selected && !this.wantedPosition) return;
    this.selected = entity;
    this.panel?.post({ type: 'select', entity, scroll });
  }

  private sendTheme(): void {
    const theme = vscode.workspace.getConfiguration('roadmap').get<string>('preview.theme');
    this.panel?.post({ type: 'theme', theme: theme === 'light' || theme === 'dark' ? theme : 'auto' });
  }

  /** Asks for the picture and sends it even if it is the same. */
  private redraw(): void {
    this.sent = '';
    this.refresh();
  }

  /** Says why there is no picture; the next one is sent even if it is the same as the last. */
  private gone(message: string): void {
    this.sent = '';
    this.panel?.post({ type: 'gone', message });
  }

  private async draw(): Promise<void> {
    const { panel, state } = this;
    if (!panel || !this.isReady || !state.uri) return;
    if (this.client.state !== State.Running) return this.gone('The picture comes as soon as the language server runs.');
    const result = await this.client.sendRequest<PreviewResult | null>(PREVIEW_REQUEST, state);
    // Whoever changes the state asks for its picture too.
    if (this.panel !== panel || this.state !== state) return;
    const file = nameOf(vscode.Uri.parse(state.uri));
    if (!result) return this.gone(`${file} is no roadmap that can be read.`);
    const text = JSON.stringify({ state, result });
    if (text === this.sent) return;
    this.sent = text;
    this.shown = result;
    panel.title(`Preview ${file}`);
    panel.post({ type: 'picture', result, file, state });
    this.selectAgain();
  }

  /** After a new picture the caret may be in something else, or in something that was not drawn before. */
  private selectAgain(): void {
    const wanted = this.wantedPosition;
    const scroll = this.scrollNext;
    this.scrollNext = false;
    this.selected = null;
    if (wanted) this.selectAt(vscode.Uri.parse(wanted.uri), wanted.position, true);
    this.wantedPosition = undefined;
    if (wanted) return;
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === this.state.uri);
    if (editor) this.selectAt(editor.document.uri, editor.selection.active, scroll);
  }
}

function preferredView(): { view: PreviewView; detail: Detail } {
  const settings = vscode.workspace.getConfiguration('roadmap.preview');
  const read = readPanelState({ uri: '', view: settings.get('view'), detail: settings.get('detail') });
  return { view: read?.view ?? 'timeline', detail: read?.detail ?? 'activities' };
}

function problemPlace(result: PreviewResult | undefined) {
  if (!result?.problem) return undefined;
  const position = { line: result.problem.line, character: 0 };
  return { uri: result.problem.uri, range: { start: position, end: position } };
}

/** A URI as VS Code writes it: servers may percent-encode differently. */
function normal(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
