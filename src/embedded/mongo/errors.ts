/** Names of MongoDB's error codes (src/mongo/base/error_codes.yml); a code without a name is `Location<code>`. */
const NAMES: Record<number, string> = {
  2: 'BadValue',
  4: 'NoSuchKey',
  8: 'UnknownError',
  9: 'FailedToParse',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  15: 'Overflow',
  16: 'InvalidLength',
  17: 'ProtocolError',
  20: 'IllegalOperation',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  47: 'NoMatchingDocument',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  57: 'DottedFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  91: 'ShutdownInProgress',
  96: 'OperationFailed',
  121: 'DocumentValidationFailure',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  197: 'InvalidIndexSpecificationOption',
  238: 'NotImplemented',
  241: 'ConversionFailure',
  291: 'NoQueryExecutionPlans',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  14031: 'OutOfDiskSpace',
  40414: 'IDLFailedToParse',
  40415: 'IDLUnknownField',
};

/**
 * A refusal as MongoDB gives it: `code`, its `codeName`, the text, and for some codes more fields
 * (`keyPattern` and `keyValue` of 11000). Thrown anywhere in the engine, answered by the dispatcher.
 */
export class MongoError extends Error {
  readonly codeName: string;

  constructor(
    readonly code: number,
    message: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(message);
    this.codeName = codeNameOf(code);
  }
}

/** The name that MongoDB gives to an error code. */
export function codeNameOf(code: number): string {
  return NAMES[code] ?? `Location${code}`;
}

/** 2 BadValue: the refusal for values out of range and operators that do not exist. */
export const badValue = (message: string) => new MongoError(2, message);

/** 14 TypeMismatch. */
export const typeMismatch = (message: string) => new MongoError(14, message);

/** 9 FailedToParse. */
export const failedToParse = (message: string) => new MongoError(9, message);

/** 238 NotImplemented: a mongod would do it, this stand-in does not. */
export const notImplemented = (what: string) =>
  new MongoError(238, `${what} is not supported by the embedded database; use a real MongoDB for it`);
