package dev.licet.identity.application;

import static java.util.Objects.requireNonNullElse;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;

/**
 * The part of an application's form with what its tokens must be like; a box that is not ticked is
 * not sent.
 *
 * @param asked whether the form had this part
 * @param bound whether each must be bound to what the application holds
 */
record TokenForm(Boolean asked, Boolean bound) {
  TokenForm(@Nullable Boolean asked, @Nullable Boolean bound) {
    this.asked = requireNonNullElse(asked, false);
    this.bound = requireNonNullElse(bound, false);
  }

  static TokenForm of(Application application) {
    return new TokenForm(true, application.needsBoundTokens());
  }

  /** The settings with what the form says. */
  ApplicationSettings over(ApplicationSettings settings) {
    return asked
        ? settings.with(
            settings.details().with(Map.of(Application.BOUND_TOKENS, BooleanNode.valueOf(bound))))
        : settings;
  }
}
