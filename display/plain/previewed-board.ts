declare global {
  interface Window {
    /** set by a preview of the plain page, for the office's page around it */
    plainBoard?: PreviewedBoard;
  }
}

/** The plain board as the office's page drives its preview. */
export interface PreviewedBoard {
  /** shows another board's element, drawn by the server */
  take(board: Element): void;
  /** turns the page: 1 forwards, -1 back */
  step(by: 1 | -1): void;
}
