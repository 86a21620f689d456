/** Screens as they hang in halls, in pixels of the page. */
export const sizes = [
  { id: '1920x1080', width: 1920, height: 1080 },
  { id: '1080x1920', width: 1080, height: 1920 },
  { id: '3840x2160', width: 3840, height: 2160 },
  { id: '1366x768', width: 1366, height: 768 },
  { id: '1280x800', width: 1280, height: 800 }
] as const;
