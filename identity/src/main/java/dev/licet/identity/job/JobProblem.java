package dev.licet.identity.job;

/**
 * Something of a job that could not be done; the rest of it goes on.
 *
 * @param position where it stands in what was given: a line, or the number of an item
 * @param subject what stands there, as JSON, without anything secret
 * @param code for programs
 * @param message for people
 * @param path the member that it is about; empty for the whole
 */
public record JobProblem(long position, String subject, String code, String message, String path) {}
