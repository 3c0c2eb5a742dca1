/** The one comment on a pull request that is kept up to date. */
import type { Comment, GitHub } from './github';
import { Refusal } from './github';
import type { Inputs } from './inputs';

export type CommentInputs = Pick<Inputs, 'comment' | 'commentTag'>;

/** Hidden in a comment: by it, and by the author, the next run knows it for its own. */
export const marker = (tag: string): string => `<!-- roadmap:${tag} -->`;

const MOST_TRIES = 3;

/** Who writes with the token that GitHub gives to each job. */
const USUAL_AUTHOR = 'github-actions[bot]';

/**
 * Writes the comment. Undefined if nothing is to be said: then there is none, but one that is there is brought up to date.
 * @param isWorth whether there should be a comment if there is none yet @throws Refusal
 */
export async function writeComment(
  body: string,
  isWorth: boolean,
  { comment, commentTag }: CommentInputs,
  pull: number,
  github: GitHub,
): Promise<Comment | undefined> {
  const text = `${marker(commentTag)}\n${body}`;
  if (comment === 'new') return isWorth ? github.create(pull, text) : undefined;
  for (let attempt = 1; ; attempt++) {
    const own = await ownComment(commentTag, pull, github);
    if (own?.body === text) return own;
    if (own !== undefined) return github.update(own.id, text);
    if (!isWorth) return undefined;
    try {
      return await github.create(pull, text);
    } catch (error) {
      // It may have been written all the same: look again before there are two.
      if (!(error instanceof Refusal) || error.kind !== 'fault' || attempt >= MOST_TRIES) throw error;
      await github.world.wait(1000 * attempt);
    }
  }
}

/** The oldest comment with the marker that was written with this token. Anybody may write the marker. */
async function ownComment(tag: string, pull: number, github: GitHub): Promise<Comment | undefined> {
  const marked = (await github.comments(pull)).filter(({ body }) => body.startsWith(marker(tag)));
  if (marked.length === 0) return undefined;
  const author = (await github.viewer()) ?? USUAL_AUTHOR;
  return marked.find((one) => one.author === author || (one.isBot && one.author === `${author}[bot]`));
}
