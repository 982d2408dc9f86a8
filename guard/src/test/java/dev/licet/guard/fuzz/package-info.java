/**
 * What reads hostile octets, under arbitrary ones. Each class here is a target of a coverage-guided
 * fuzzer ({@code make fuzz}); {@link dev.licet.guard.fuzz.FuzzCorpusTest} runs all of them on the
 * corpus in {@code src/test/resources/fuzz} and on changed copies of it with every build.
 */
package dev.licet.guard.fuzz;
