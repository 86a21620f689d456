import type { Subject } from '$lib/points';

/** Somebody on a roster, in one pool with everybody, in service without an end. */
export const person = (id: string, name = `某${id}`, more: Partial<Subject> = {}): Subject => ({
  id,
  name,
  pool: '',
  group: '',
  from: null,
  to: null,
  ...more
});
