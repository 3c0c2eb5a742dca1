/** JSON that is safe on a terminal too: what could act there is written as an escape. */

const ACTIVE = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

export function json(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(ACTIVE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
