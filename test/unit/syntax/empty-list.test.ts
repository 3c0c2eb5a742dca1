import { it } from 'vitest';
import { check } from '../../kit/check';

it('finds a work week without a working day', () => {
  check(`version: 1
calendar: {workweek: []}
#                    ^^ invalid-value: 'workweek' is empty; expected at least one of 'mon', 'tue', 'wed', 'thu', 'fri', 'sat' or 'sun'.
`);
  check(`version: 1
calendar:
  workweek:
# ^^^^^^^^ invalid-value: 'workweek' is empty; expected at least one of 'mon', 'tue', 'wed', 'thu', 'fri', 'sat' or 'sun'.
`);
});

it('has nothing against other empty lists', () => {
  check(`version: 1
calendar: {holidays: [], workweek: [mon]}
`);
});
