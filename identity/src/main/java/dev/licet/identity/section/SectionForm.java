package dev.licet.identity.section;

import dev.licet.identity.management.body.Shape;
import java.util.Optional;

/**
 * What a section of the tenant file looks like.
 *
 * @param name its name in the file, such as {@code databases}
 * @param noun what people call it, or one of its items: {@code database}
 * @param order its place among the others: what refers to something comes after it
 * @param key the member that tells items apart; empty where the section is one object
 * @param shape what may be said of an item; a member that it does not know is named and left out
 */
public record SectionForm(String name, String noun, int order, Optional<String> key, Shape shape) {
  /** A section that is a list of items. */
  public static SectionForm list(String name, String noun, int order, String key, Shape item) {
    return new SectionForm(name, noun, order, Optional.of(key), item);
  }

  /** A section that is one object. */
  public static SectionForm one(String name, String noun, int order, Shape object) {
    return new SectionForm(name, noun, order, Optional.empty(), object);
  }
}
