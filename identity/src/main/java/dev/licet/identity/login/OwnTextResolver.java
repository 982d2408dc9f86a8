package dev.licet.identity.login;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/**
 * Shows the tenant's own text on a page for users, where there is one. What {@code ${name}} stands
 * for in it is put in, and nothing in it is ever executed.
 */
final class OwnTextResolver extends AbstractMessageResolver {
  /** What a page may know; its model has it under the same name. */
  private static final Set<String> MODEL =
      Set.of("clientName", "connectionName", "email", "min", "max", "characters");

  private static final Set<String> TENANT = Set.of("companyName", "tenantName");
  private static final String USER = "userName";

  /** All that can be named. */
  static final Set<String> NAMES =
      Stream.of(MODEL, TENANT, Set.of(USER)).flatMap(Set::stream).collect(toUnmodifiableSet());

  private static final Pattern NAMED = Pattern.compile("\\$\\{([^{}]*)}");

  OwnTextResolver() {
    setOrder(1);
  }

  @Override
  public @Nullable String resolveMessage(
      ITemplateContext context, @Nullable Class<?> origin, String key, Object[] arguments) {
    return context.getVariable("frame") instanceof LoginFrame frame
        ? Optional.ofNullable(frame.texts().get(key))
            .map(text -> fill(text, context, frame))
            .orElse(null)
        : null;
  }

  private static String fill(String text, ITemplateContext context, LoginFrame frame) {
    return NAMED
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(value(found.group(1).strip(), context, frame)));
  }

  /** Empty where the page knows no such thing. */
  private static String value(String name, ITemplateContext context, LoginFrame frame) {
    if (TENANT.contains(name)) {
      return frame.name();
    }
    var known = name.equals(USER) ? "email" : name;
    return MODEL.contains(known) ? Objects.toString(context.getVariable(known), "") : "";
  }

  /** What to show where a text is missing is for whoever has ours. */
  @Override
  public @Nullable String createAbsentMessageRepresentation(
      ITemplateContext context, @Nullable Class<?> origin, String key, Object[] arguments) {
    return null;
  }
}
