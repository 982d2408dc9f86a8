package dev.licet.identity.document;

import dev.licet.identity.management.body.Payload;
import dev.licet.identity.shared.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tenant's objects of settings: read and change them. */
@Service
public class Documents {
  private final DocumentTable table;
  private final ApplicationEventPublisher events;
  private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

  Documents(DocumentTable table, ApplicationEventPublisher events) {
    this.table = table;
    this.events = events;
  }

  /**
   * What it says; what nobody has set says the usual. From memory, at most 5 s old. The caller's to
   * change.
   */
  public ObjectNode read(Document document) {
    var stored = table.find(document.name()).map(JsonObject::new).orElse(JsonObject.EMPTY);
    var known = parsed.get(document.name());
    if (known == null || !known.stored().equals(stored)) {
      known = new Parsed(stored, document.over(stored));
      parsed.put(document.name(), known);
    }
    return known.whole().deepCopy();
  }

  /** To parse one takes longer than to copy it, and some are read at each request. */
  private record Parsed(JsonObject stored, ObjectNode whole) {}

  /** The names of those that somebody has set and that begin so. */
  public List<String> names(String beginning) {
    return table.names(beginning);
  }

  /** Whether anybody has set any of it. */
  public boolean has(Document document) {
    return table.find(document.name()).isPresent();
  }

  /**
   * Sets these members, each whole unless it is {@link Document#mergeable}, and leaves the others;
   * {@code null} takes one away.
   *
   * @param changes checked against the document's shape
   */
  @Transactional
  public ObjectNode merge(Document document, Payload changes) {
    return merge(document, changes.only(changes.json().propertyNames()));
  }

  /** The same with changes that were looked through. */
  @Transactional
  public ObjectNode merge(Document document, Map<String, JsonNode> changes) {
    var stored = new JsonObject(table.lock(document.name()));
    var before = document.over(stored);
    return save(document, before, stored.with(document.completed(stored, changes)));
  }

  /** Has it say this and no more. */
  @Transactional
  public ObjectNode replace(Document document, Payload whole) {
    var before = document.over(new JsonObject(table.lock(document.name())));
    return save(document, before, JsonObject.of(whole.json()));
  }

  /** Has it say the usual again; answers whether anything else was set. */
  @Transactional
  public boolean clear(Document document) {
    var before = read(document);
    boolean was = table.delete(document.name());
    if (was) {
      events.publishEvent(
          new DocumentChanged(document.name(), before, document.over(JsonObject.EMPTY)));
    }
    return was;
  }

  private ObjectNode save(Document document, JsonNode before, JsonObject stored) {
    table.save(document.name(), stored.json());
    var after = document.over(stored);
    if (!after.equals(before)) {
      events.publishEvent(new DocumentChanged(document.name(), before, after));
    }
    return after;
  }
}
