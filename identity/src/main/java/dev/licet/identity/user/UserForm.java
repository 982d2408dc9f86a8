package dev.licet.identity.user;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.user.UserSettings.Profile;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * The form with a user's profile, as it was filled in; a switch that was not sent is off.
 *
 * @param shown as it was when the page was shown: what nobody altered stays as it is by now, since
 *     programs write into profiles too; absent where all counts
 */
record UserForm(
    String email,
    Boolean emailVerified,
    String username,
    String name,
    String nickname,
    String givenName,
    String familyName,
    String userMetadata,
    String appMetadata,
    @Nullable UserForm shown) {
  UserForm(
      @Nullable String email,
      @BindParam("email_verified") @Nullable Boolean emailVerified,
      @Nullable String username,
      @Nullable String name,
      @Nullable String nickname,
      @BindParam("given_name") @Nullable String givenName,
      @BindParam("family_name") @Nullable String familyName,
      @BindParam("user_metadata") @Nullable String userMetadata,
      @BindParam("app_metadata") @Nullable String appMetadata,
      @Nullable UserForm shown) {
    this.email = text(email);
    this.emailVerified = Boolean.TRUE.equals(emailVerified);
    this.username = text(username);
    this.name = text(name);
    this.nickname = text(nickname);
    this.givenName = text(givenName);
    this.familyName = text(familyName);
    this.userMetadata = text(userMetadata);
    this.appMetadata = text(appMetadata);
    this.shown = shown;
  }

  static UserForm of(User user) {
    return of(user.settings(), of(user.settings(), null));
  }

  private static UserForm of(UserSettings settings, @Nullable UserForm shown) {
    return new UserForm(
        settings.email(),
        settings.emailVerified(),
        settings.username(),
        settings.name(),
        settings.nickname(),
        settings.givenName(),
        settings.familyName(),
        settings.userMetadata().pretty(),
        settings.appMetadata().pretty(),
        shown);
  }

  /** The settings it asks for; what the form does not show stays as it is. */
  Outcome<UserSettings> wanted(UserSettings now) {
    var ofUser = metadata(UserForm::userMetadata, now.userMetadata());
    var ofApplications = metadata(UserForm::appMetadata, now.appMetadata());
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
    var moved = now.withEmail(chosen(UserForm::email, now.email()));
    return moved
        .withEmailVerified(verified(now, moved))
        .withUsername(chosen(UserForm::username, now.username()))
        .withProfile(
            new Profile(
                name(now, moved),
                chosen(UserForm::nickname, now.nickname()),
                chosen(UserForm::givenName, now.givenName()),
                chosen(UserForm::familyName, now.familyName()),
                now.picture()))
        .withMetadata(ofUser, ofApplications);
  }

  /** A name that nobody altered follows the e-mail, where it was the e-mail. */
  private String name(UserSettings now, UserSettings moved) {
    var chosen = chosen(UserForm::name, now.name());
    return chosen.equals(now.name()) ? moved.name() : chosen;
  }

  /** Another e-mail is not verified by a switch that was on already: it spoke of the old one. */
  private boolean verified(UserSettings now, UserSettings moved) {
    boolean same = now.email().equals(moved.email());
    if (shown == null) {
      return emailVerified && same;
    }
    boolean turned = !emailVerified.equals(shown.emailVerified());
    return turned ? emailVerified : same && now.emailVerified();
  }

  private String chosen(Function<UserForm, String> field, String now) {
    return isUntouched(field) ? now : field.apply(this);
  }

  private Optional<Metadata> metadata(Function<UserForm, String> field, Metadata now) {
    return isUntouched(field) ? Optional.of(now) : metadata(field.apply(this));
  }

  private boolean isUntouched(Function<UserForm, String> field) {
    return shown != null && field.apply(this).equals(field.apply(shown));
  }

  private static Optional<Metadata> metadata(String text) {
    return text.isEmpty() ? Optional.of(Metadata.NONE) : Metadata.parse(text);
  }

  /** Browsers send every line break as two characters. */
  private static String text(@Nullable String sent) {
    return requireNonNullElse(sent, "").replace("\r\n", "\n").strip();
  }

  private static FieldProblem noObject(String field) {
    return new FieldProblem(field, "This is no JSON object, such as {\"plan\": \"gold\"}");
  }
}
