package dev.licet.identity.user;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.shared.Email;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.user.UserSettings.Profile;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * The form with a user's profile, as it was filled in; a switch that was not sent is off.
 *
 * @param verifiedShown what the switch said of the e-mail that the page was shown with
 */
record UserForm(
    String email,
    Boolean emailVerified,
    Boolean verifiedShown,
    String username,
    String name,
    String nickname,
    String givenName,
    String familyName,
    String userMetadata,
    String appMetadata) {
  UserForm(
      @Nullable String email,
      @BindParam("email_verified") @Nullable Boolean emailVerified,
      @BindParam("email_verified_shown") @Nullable Boolean verifiedShown,
      @Nullable String username,
      @Nullable String name,
      @Nullable String nickname,
      @BindParam("given_name") @Nullable String givenName,
      @BindParam("family_name") @Nullable String familyName,
      @BindParam("user_metadata") @Nullable String userMetadata,
      @BindParam("app_metadata") @Nullable String appMetadata) {
    this.email = requireNonNullElse(email, "").strip();
    this.emailVerified = Boolean.TRUE.equals(emailVerified);
    this.verifiedShown = !Boolean.FALSE.equals(verifiedShown);
    this.username = requireNonNullElse(username, "").strip();
    this.name = requireNonNullElse(name, "").strip();
    this.nickname = requireNonNullElse(nickname, "").strip();
    this.givenName = requireNonNullElse(givenName, "").strip();
    this.familyName = requireNonNullElse(familyName, "").strip();
    this.userMetadata = requireNonNullElse(userMetadata, "").strip();
    this.appMetadata = requireNonNullElse(appMetadata, "").strip();
  }

  static UserForm of(User user) {
    var settings = user.settings();
    return new UserForm(
        settings.email(),
        settings.emailVerified(),
        settings.emailVerified(),
        settings.username(),
        settings.name(),
        settings.nickname(),
        settings.givenName(),
        settings.familyName(),
        settings.userMetadata().pretty(),
        settings.appMetadata().pretty());
  }

  /** The settings it asks for; what the form does not show stays as it is. */
  Outcome<UserSettings> wanted(UserSettings now) {
    var ofUser = metadata(userMetadata);
    var ofApplications = metadata(appMetadata);
    var problems = new ArrayList<FieldProblem>();
    if (ofUser.isEmpty()) {
      problems.add(noObject("user_metadata"));
    }
    if (ofApplications.isEmpty()) {
      problems.add(noObject("app_metadata"));
    }
    return problems.isEmpty()
        ? Outcome.done(changed(now, ofUser.orElseThrow(), ofApplications.orElseThrow()))
        : Outcome.invalid(problems);
  }

  private UserSettings changed(UserSettings now, Metadata ofUser, Metadata ofApplications) {
    var moved = now.withEmail(email);
    var itsName = name.equals(now.name()) ? moved.name() : name;
    return moved
        .withEmailVerified(verified(now))
        .withUsername(username)
        .withProfile(new Profile(itsName, nickname, givenName, familyName, now.picture()))
        .withMetadata(ofUser, ofApplications);
  }

  /** Another e-mail is not verified by a switch that was on already: it spoke of the old one. */
  private boolean verified(UserSettings now) {
    var same = now.email().equals(Email.normalised(email));
    return emailVerified && (same || !verifiedShown);
  }

  private static Optional<Metadata> metadata(String text) {
    return text.isEmpty() ? Optional.of(Metadata.NONE) : Metadata.parse(text);
  }

  private static FieldProblem noObject(String field) {
    return new FieldProblem(field, "This is no JSON object, such as {\"plan\": \"gold\"}");
  }
}
