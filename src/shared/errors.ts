/**
 * Every way Ropewalk says no, in one list: code → what it means and what to do next. The README prints this
 * list and a test compares the two. Codes are stable; messages may be reworded.
 */
export const errorCodes = {
  BAD_USER_INPUT: 'A field is missing or malformed; `extensions.fields` names each with the reason.',
  UNAUTHENTICATED: 'No valid key was sent. Send `Authorization: Bearer <key>`.',
  FORBIDDEN: 'The key is valid, but its role does not allow this act.',
  NOT_FOUND: 'It does not exist, or it belongs to another organisation: the answer is the same.',
  SLUG_TAKEN: 'An organisation with this slug exists, or the slug is a reserved route.',
  DUPLICATE_SUB_PROCESSOR:
    'The same party is already engaged for the same service on an overlapping set of products.',
  EFFECTIVE_BEFORE_PREVIOUS: 'The effective day lies before the version that this one follows.',
  LATER_VERSION_EXISTS:
    'An announced later version exists. Withdraw it, or, when amending, repeat with `carryForward: true` to draft the same change onto it. Withdrawing a notice on which a later one builds: the message names that one; withdraw it first.',
  NOTHING_TO_AMEND: 'The facts given are those that already hold.',
  CHAIN_CYCLE: 'A sub-processor cannot stand, directly or through others, below itself.',
  NOTHING_TO_ANNOUNCE: 'No unannounced version is waiting for a notice.',
  DIGEST_MISMATCH: 'The draft has moved since that digest was read. Read the notice again, then announce it.',
  NOTICE_TOO_SHORT:
    'A change takes effect sooner than the organisation promises, or than agreements with customers allow, or a text before the day on which it is announced; `fields` names each with the earliest day. Choose a later day. In an emergency, which makes no text hold before it could be read, give `emergencyReason`: with the role publisher where every agreement concerned has an emergency clause, otherwise with the role admin, which records finding S04.',
  NOTICE_NOT_APPROVED:
    'The organisation asks for four eyes: another person than who drafted the notice, or wrote any change in it, must approve this digest first (`approveNotice`).',
  FOUR_EYES:
    'A notice is approved by a person, and by another one than who drafted it or wrote any change in it, however long before; the message says which. How a customer was told whom no mail reached, a person says too.',
  NOTICE_NOT_DRAFT: 'The notice is already announced or withdrawn.',
  NOTICE_IN_EFFECT: 'A change of this notice is already in effect.',
  OBJECTION_WINDOW_CLOSED:
    'The last day to object to this notice, which the message names, is over, or nothing in it can be objected to. `late: true` records an objection all the same; it then has no effect.',
  MALFORMED_LIST: 'The list cannot be read; each problem names row and column. Nothing was written.',
  LINK_EXPIRED:
    'The link was used, has run out, was replaced by a newer one, or belongs to another organisation. Ask for a new one.',
  RATE_LIMITED: 'Too many requests from this client or for this address. Try again later.',
  FINDINGS_OPEN:
    'Rules of error severity find something in the activity; the message lists them. Mend it, or give a reason, which is recorded.',
  WRONG_STATUS:
    'The act does not follow from where what it is about stands on that day: an activity, a notice, an objection. The message says why, and what would have to be over.',
  CONFLICT: 'Another write got in between. Read again and repeat.',
  BAD_REQUEST:
    'The request cannot be taken as it is: its method, content type, size or JSON, several operations in one body, or none. It says which.',
  INTERNAL: 'Unexpected. The error id in the message is in the log.',
} as const;

/** Codes that the GraphQL layer itself answers with, before anything of ours has run. */
export const graphqlErrorCodes = {
  GRAPHQL_PARSE_FAILED: 'The query is not GraphQL; the message says where.',
  GRAPHQL_VALIDATION_FAILED:
    'The query does not fit the schema, or asks for too much: 12 levels, 50 root fields, 15,000 tokens.',
  OPERATION_RESOLUTION_FAILURE: 'The query holds several operations, and `operationName` names none of them.',
  PERSISTED_QUERY_NOT_FOUND: 'A hash was sent without its query. Send the query with it once.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One bad field: `path` as the caller wrote it (`with.legalName`, `countries.1`), and why it was refused. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** An expected refusal. Anything else that is thrown is a defect and is shown to nobody. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: FieldProblem[] = [],
  ) {
    super(message);
    this.name = 'Refusal';
  }

  /** Refuses one field of the input. */
  static field(path: string, message: string, code: ErrorCode = 'BAD_USER_INPUT'): Refusal {
    return new Refusal(code, `${path}: ${message}`, [{ path, message }]);
  }

  /** The same words whether the thing never existed or belongs to somebody else. */
  static notFound(what: string): Refusal {
    return new Refusal('NOT_FOUND', `${what} not found`);
  }
}
