/** The zone of clocks until a unit has named its own: that of the whole country. */
export const zoneBefore = 'Asia/Shanghai';
