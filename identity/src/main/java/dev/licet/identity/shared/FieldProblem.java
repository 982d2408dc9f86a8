package dev.licet.identity.shared;

/**
 * One thing that is wrong with one field of what somebody asked for.
 *
 * @param field the field's name in Java, such as {@code identifier}
 * @param message what is expected, a sentence that may be shown to the asker
 * @param code the kind of problem for programs, where the wire has a name for it; empty elsewhere
 */
public record FieldProblem(String field, String message, Kind kind, String code) {
  /** What kind of problem it is, for programs that ask. */
  public enum Kind {
    /** The field is not as it must be. */
    WRONG,
    /** Something else has it already. */
    TAKEN,
    /** What is asked about is not there. */
    MISSING,
    /** What is asked about stays as it is. */
    FIXED
  }

  public FieldProblem(String field, String message) {
    this(field, message, Kind.WRONG);
  }

  public FieldProblem(String field, String message, Kind kind) {
    this(field, message, kind, "");
  }
}
