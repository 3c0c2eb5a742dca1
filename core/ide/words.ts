/** Words of cards. */
import { markdownText } from '../render/escape';

/** An id as code, where it is written like one. */
export const code = (id: string): string => (/^[\w./-]+$/.test(id) ? `\`${id}\`` : markdownText(id));
