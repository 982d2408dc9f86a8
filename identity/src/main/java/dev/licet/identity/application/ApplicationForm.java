package dev.licet.identity.application;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import org.jspecify.annotations.Nullable;

/**
 * The form with an application's name, description and type, as it was filled in.
 *
 * @param confirmed whether it has been asked about what cannot be undone
 */
record ApplicationForm(String name, String description, String type, Boolean confirmed) {
  ApplicationForm(
      @Nullable String name,
      @Nullable String description,
      @Nullable String type,
      @Nullable Boolean confirmed) {
    this.name = requireNonNullElse(name, "").strip();
    this.description = requireNonNullElse(description, "").strip();
    this.type = requireNonNullElse(type, ApplicationType.NON_INTERACTIVE.wireName());
    this.confirmed = Boolean.TRUE.equals(confirmed);
  }

  static ApplicationForm empty() {
    return new ApplicationForm(null, null, null, null);
  }

  static ApplicationForm of(Application application) {
    return new ApplicationForm(
        application.name(), application.description(), application.type().wireName(), false);
  }

  /** The settings of a new application. */
  Outcome<ApplicationSettings> wanted() {
    return ApplicationType.ofWireName(type)
        .filter(ApplicationType.kinds()::contains)
        .map(chosen -> ApplicationSettings.defaults(name, chosen))
        .map(settings -> Outcome.done(settings.named(name, description)))
        .orElseGet(ApplicationForm::unknownType);
  }

  /** The settings of one that is there: another type brings that type's grants along. */
  Outcome<ApplicationSettings> wanted(ApplicationSettings now) {
    return ApplicationType.ofWireName(type)
        .filter(chosen -> chosen == now.type() || ApplicationType.kinds().contains(chosen))
        .map(chosen -> chosen == now.type() ? now : now.as(chosen))
        .map(settings -> Outcome.done(settings.named(name, description)))
        .orElseGet(ApplicationForm::unknownType);
  }

  /** Whether it takes what the application proves itself by, and nobody has said yes to that. */
  boolean mustBeConfirmed(ApplicationSettings now) {
    return !confirmed
        && now.authMethod().isConfidential()
        && wanted(now) instanceof Done<ApplicationSettings>(var wanted)
        && !wanted.authMethod().isConfidential();
  }

  private static Outcome<ApplicationSettings> unknownType() {
    return Outcome.invalid("type", "Choose one of the types");
  }
}
