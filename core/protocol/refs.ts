/** Names of branches, tags and commits: in a repository they are whatever somebody wrote, and git is asked by them. */

/** Where changes come together, in the order in which they are looked for. */
export const DEFAULT_BRANCHES = ['origin/HEAD', 'main', 'master', 'origin/main', 'origin/master'] as const;

/** Whether git would take a name for an option, such as one that writes files, or nobody could have typed it. */
export function isOddRef(name: string): boolean {
  return name.startsWith('-') || /\p{Cc}/u.test(name);
}
