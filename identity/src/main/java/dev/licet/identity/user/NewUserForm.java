package dev.licet.identity.user;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The form that makes a user, as it was filled in. */
record NewUserForm(
    String connection, String username, String email, String password, Boolean emailVerified) {
  NewUserForm(
      @Nullable String connection,
      @Nullable String username,
      @Nullable String email,
      @Nullable String password,
      @BindParam("email_verified") @Nullable Boolean emailVerified) {
    this.connection = requireNonNullElse(connection, User.DATABASE);
    this.username = requireNonNullElse(username, "").strip();
    this.email = requireNonNullElse(email, "").strip();
    this.password = requireNonNullElse(password, "");
    this.emailVerified = Boolean.TRUE.equals(emailVerified);
  }

  static NewUserForm empty() {
    return new NewUserForm(null, null, null, null, null);
  }

  NewUser wanted() {
    var user = NewUser.of(email, password);
    var settings = user.settings().withEmailVerified(emailVerified).withUsername(username);
    return new NewUser(connection, settings, user.id(), user.password());
  }

  /** Without the password, so that none gets into a log. */
  @Override
  public String toString() {
    return "NewUserForm[" + email + "]";
  }
}
