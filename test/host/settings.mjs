import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** User settings for a quiet, predictable VS Code: nothing that greets, asks, suggests, updates or goes to the network. */
export const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'window.autoDetectColorScheme': false,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
};

/** On top of those, for people: the folder's README greets, if there is one, instead of VS Code's welcome page. */
export function userSettings(folder) {
  const greets = existsSync(join(folder, 'README.md'));
  return { ...quietSettings, 'workbench.startupEditor': greets ? 'readme' : 'none' };
}

/** On top of those, for tests: nothing is saved that a test does not save, nothing moves or blinks. */
export const testSettings = {
  ...quietSettings,
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'window.title': '${activeEditorShort}',
  'editor.cursorBlinking': 'solid',
  'editor.cursorSmoothCaretAnimation': 'off',
  'workbench.reduceMotion': 'on',
};
