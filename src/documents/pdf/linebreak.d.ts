declare module 'linebreak' {
  /** A place where a line may end (Unicode UAX #14), and whether it must. */
  interface Break {
    readonly position: number;
    readonly required: boolean;
  }
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
}
