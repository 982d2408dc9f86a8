package dev.licet.identity.application;

import dev.licet.identity.dashboard.FormFields;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import java.util.List;
import java.util.Map;

/** The form with an application's name, description and type. */
record ApplicationForm(FormFields fields) {
  private static final String NAME = "name";
  private static final String DESCRIPTION = "description";
  private static final String TYPE = "type";

  static ApplicationForm empty() {
    return new ApplicationForm(new FormFields(Map.of()));
  }

  static ApplicationForm of(ApplicationSettings settings) {
    return new ApplicationForm(
        FormFields.of(
            Map.of(
                NAME, List.of(settings.name()),
                DESCRIPTION, List.of(settings.description()),
                TYPE, List.of(settings.type().wireName()))));
  }

  public String name() {
    return fields.text(NAME);
  }

  public String description() {
    return fields.text(DESCRIPTION);
  }

  public String type() {
    return fields.all(TYPE).isEmpty()
        ? ApplicationType.NON_INTERACTIVE.wireName()
        : fields.text(TYPE);
  }

  /** The settings of a new application. */
  Outcome<ApplicationSettings> wanted() {
    return ApplicationType.ofWireName(type())
        .filter(ApplicationType.kinds()::contains)
        .map(chosen -> ApplicationSettings.defaults(name(), chosen))
        .map(settings -> Outcome.done(settings.named(name(), description())))
        .orElseGet(ApplicationForm::unknownType);
  }

  /** The settings of one that is there: another type brings that type's grants along. */
  Outcome<ApplicationSettings> over(ApplicationSettings now) {
    return new ApplicationForm(fields.onto(of(now).fields)).changed(now);
  }

  private Outcome<ApplicationSettings> changed(ApplicationSettings now) {
    return ApplicationType.ofWireName(type())
        .filter(chosen -> chosen == now.type() || ApplicationType.kinds().contains(chosen))
        .map(chosen -> chosen == now.type() ? now : now.as(chosen))
        .map(settings -> Outcome.done(settings.named(name(), description())))
        .orElseGet(ApplicationForm::unknownType);
  }

  /** Whether it takes what the application proves itself by, and nobody has said yes to that. */
  boolean mustBeConfirmed(ApplicationSettings now) {
    return !fields.ticked("confirmed")
        && now.authMethod().isConfidential()
        && over(now) instanceof Done<ApplicationSettings>(var wanted)
        && !wanted.authMethod().isConfidential();
  }

  private static Outcome<ApplicationSettings> unknownType() {
    return Outcome.invalid("type", "Choose one of the types");
  }
}
