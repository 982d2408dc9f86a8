package dev.licet.bench.report;

/** When, of what and where the figures were taken. */
record Circumstances(String date, String commit, String machine, String java) {
  String inWords() {
    return "Commit " + commit + ", " + machine + ", Java " + java + ", " + date + ".";
  }
}
