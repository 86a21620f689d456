/** Until a unit has named its zone, clocks are set to that of the whole country. */
export const zoneBefore = 'Asia/Shanghai';
