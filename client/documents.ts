/** Files of other versions, opened beside a comparison: they look like roadmaps, but nobody works on them. */
export const BASE_SCHEME = 'roadmap-base';
