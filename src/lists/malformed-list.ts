/** What is wrong, and where. `row` counts the list's rows from 1, headings not counted; 0 is the list as a whole. */
export interface ListProblem {
  row: number;
  /** The column's name in the list's own words, '' when the row or the list as a whole is meant. */
  column: string;
  /** A sentence that names row and column: "row 3, column name: missing". */
  message: string;
}

/** A list that cannot be taken at its word. An empty one too: a page that moved is not "all removed". */
export class MalformedList extends Error {
  constructor(readonly problems: ListProblem[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.name = 'MalformedList';
  }
}

/** @throws MalformedList about the list as a whole */
export function refuseList(message: string, column = ''): never {
  throw new MalformedList([{ row: 0, column, message }]);
}
