/** Spellings that a JSON-schema pattern can't judge, as ajv formats. */
import { parseDate, parseDuration } from './values';

export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  date: (text) => 'value' in parseDate(text),
  'date-key': (text) => text.startsWith('x-') || 'value' in parseDate(text),
  'work-duration': (text) => 'value' in parseDuration(text, 'work'),
  'lag-duration': (text) => 'value' in parseDuration(text, 'lag'),
  'calendar-duration': (text) => 'value' in parseDuration(text, 'calendar'),
};
