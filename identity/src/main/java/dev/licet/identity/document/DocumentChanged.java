package dev.licet.identity.document;

import tools.jackson.databind.JsonNode;

/** Settings were changed; said inside the same transaction. */
public record DocumentChanged(String name, JsonNode before, JsonNode after) {
  /** Without the values, among which there may be secrets. */
  @Override
  public String toString() {
    return "DocumentChanged[" + name + "]";
  }
}
