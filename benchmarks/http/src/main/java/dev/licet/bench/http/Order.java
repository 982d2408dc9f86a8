package dev.licet.bench.http;

/** What the API answers with. */
record Order(String id, String article, int quantity) {
  static final Order SOME = new Order("3f0c1c6e", "A chair", 4);
}
