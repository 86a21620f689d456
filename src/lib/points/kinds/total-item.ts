import type { Item } from '.';

/** What stands for the year's total among the items; no scheme can have an item of this id. */
export const totalItem: Item = {
  kind: 'fact',
  id: 'total',
  section: '',
  name: '总分',
  english: 'Total',
  measure: '',
  clause: { ref: '', text: '' }
};
