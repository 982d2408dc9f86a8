package dev.licet.identity.document;

import dev.licet.identity.management.body.Payload;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tenant's objects of settings: read and change them. */
@Service
public class Documents {
  /** In ASCII, so that every database keeps it as it is. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final DocumentTable table;
  private final ApplicationEventPublisher events;

  Documents(DocumentTable table, ApplicationEventPublisher events) {
    this.table = table;
    this.events = events;
  }

  /** What it says; what nobody has set says the usual. From memory, at most 5 s old. */
  public ObjectNode read(Document document) {
    return document.over(table.find(document.name()).orElse("{}"));
  }

  /** Whether anybody has set any of it. */
  public boolean has(Document document) {
    return table.find(document.name()).isPresent();
  }

  /**
   * Sets these members, each whole, and leaves the others; {@code null} takes one away.
   *
   * @param changes checked against the document's shape
   */
  @Transactional
  public ObjectNode merge(Document document, Payload changes) {
    var stored = (ObjectNode) JSON.readTree(table.lock(document.name()));
    var before = document.over(stored.toString());
    for (var member : changes.json().properties()) {
      if (member.getValue().isNull()) {
        stored.remove(member.getKey());
      } else {
        stored.set(member.getKey(), member.getValue());
      }
    }
    return save(document, before, stored);
  }

  /** Has it say this and no more. */
  @Transactional
  public ObjectNode replace(Document document, Payload whole) {
    var before = document.over(table.lock(document.name()));
    return save(document, before, whole.json());
  }

  /** Has it say the usual again; answers whether anything else was set. */
  @Transactional
  public boolean clear(Document document) {
    var before = read(document);
    boolean was = table.delete(document.name());
    if (was) {
      events.publishEvent(new DocumentChanged(document.name(), before, document.over("{}")));
    }
    return was;
  }

  private ObjectNode save(Document document, JsonNode before, JsonNode stored) {
    var json = JSON.writeValueAsString(stored);
    table.save(document.name(), json);
    var after = document.over(json);
    if (!after.equals(before)) {
      events.publishEvent(new DocumentChanged(document.name(), before, after));
    }
    return after;
  }
}
