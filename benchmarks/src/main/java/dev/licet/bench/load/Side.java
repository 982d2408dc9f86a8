package dev.licet.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One of those that are compared.
 *
 * @param name before the names of its figures
 * @param title for readers
 * @param visitors those who put load on it
 */
record Side(String name, String title, List<Visitor> visitors) {
  private static final int CONNECTIONS = 16;

  /** That server under that load. */
  static Side of(Server server, Kind kind) throws IOException {
    List<Visitor> visitors = new ArrayList<>();
    for (int number = 0; number < CONNECTIONS; number++) {
      Visitor visitor = kind.visitor(server, number);
      visitor.close();
      visitors.add(visitor);
    }
    return new Side(server.name(), server.title(), List.copyOf(visitors));
  }
}
