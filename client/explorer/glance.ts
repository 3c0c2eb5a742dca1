/** The roadmap at hand in the status bar: how much is wrong, and which milestone is next. */
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { GLANCE_REQUEST, type GlanceResult } from '../../core/protocol/explorer';
import { AtHand } from '../atHand';
import { patiently } from '../patiently';
import type { Server } from '../server';
import { glanceText } from './glanceText';

/** Shows and updates the item for as long as the extension runs. */
export function showGlance({ client, onChanged }: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('roadmap.glance', vscode.StatusBarAlignment.Left, 11);
  item.name = 'Roadmap';
  const draw = async (): Promise<void> => {
    const file = atHand.find();
    if (!file || client.state !== State.Running) return item.hide();
    const glance = await client.sendRequest<GlanceResult | null>(GLANCE_REQUEST, { uri: file.toString() });
    if (atHand.find()?.toString() !== file.toString()) return;
    if (glance) show(item, glance);
    else item.hide();
  };
  const refresh = patiently(draw, () => item.hide());
  const ask = (): void => refresh.ask();
  const atHand = new AtHand(ask);
  ask();
  return vscode.Disposable.from(item, refresh, onChanged(ask), client.onDidChangeState(ask), atHand);
}

function show(item: vscode.StatusBarItem, glance: GlanceResult): void {
  const { text, more, isGrave } = glanceText(glance);
  item.text = text;
  item.tooltip = more;
  item.accessibilityInformation = { label: more };
  item.backgroundColor = isGrave ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  const place = glance.next?.place;
  item.command = place
    ? { command: 'roadmap.openEntry', title: 'Open', arguments: [{ place }] }
    : { command: 'workbench.actions.view.problems', title: 'Problems' };
  item.show();
}
