import type { Item } from '.';

/** The item that represents the year's total; no scheme can have an item of this id. */
export const totalItem: Item = {
  kind: 'fact',
  id: 'total',
  section: '',
  name: '总分',
  english: 'Total',
  measure: '',
  clause: { ref: '', text: '' }
};
