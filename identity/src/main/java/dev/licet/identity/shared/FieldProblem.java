package dev.licet.identity.shared;

/**
 * One thing that is wrong with one field of what somebody asked for.
 *
 * @param field the field's name in Java, such as {@code identifier}
 * @param message what is expected, a sentence that may be shown to the asker
 */
public record FieldProblem(String field, String message) {}
