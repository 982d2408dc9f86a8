package dev.licet.bench.report;

/**
 * One measured figure.
 *
 * @param name by which programs find it
 * @param value a number
 * @param meaning for readers
 */
record Figure(String name, String value, String meaning) {
  static Figure of(String line) {
    String[] parts = line.split("\t", 3);
    return new Figure(parts[0], parts[1], parts[2]);
  }
}
