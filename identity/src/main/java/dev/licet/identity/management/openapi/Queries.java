package dev.licet.identity.management.openapi;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What endpoints take in their query besides the usual, by their names. */
record Queries(Map<String, List<String>> ofLists, Map<String, List<String>> ofOthers) {
  List<String> of(Endpoint endpoint) {
    return Stream.of(ofLists, ofOthers)
        .flatMap(queries -> queries.getOrDefault(endpoint.name(), List.of()).stream())
        .toList();
  }
}
